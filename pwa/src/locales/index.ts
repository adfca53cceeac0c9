/** Every string a person sees. zh-CN is in the bundle; English comes when asked for. One file per area. */
import { createI18n } from 'vue-i18n'
import { learnProblems } from './problems'
import zh from './zh-CN'

export type Words = typeof zh
export type Language = 'zh-CN' | 'en'

export const i18n = createI18n<[Words], Language, false>({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: { 'zh-CN': zh } as Record<Language, Words> })

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') {
    const [pages, problems] = await Promise.all([import('./en'), import('./en/problems')])
    i18n.global.setLocaleMessage('en', pages.default)
    learnProblems('en', problems.default)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** Every string a person sees, one file per area. The first screens' Chinese is in the bundle, the rest comes with the next page, English when asked for. */
import { createI18n } from 'vue-i18n'
import { compileMessage } from './compile'
import { learnProblems } from './problems'
import type zh from './zh-CN'
import first from './zh-CN/first'

export type Words = typeof zh
export type Language = 'zh-CN' | 'en'

export const i18n = createI18n<[Words], Language, false>({ legacy: false, messageCompiler: compileMessage, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: { 'zh-CN': first } as unknown as Record<Language, Words> })

let coming: Promise<void> | null = null
/** Resolves when every Chinese word is there; asked again after a failure. */
export function allWords(): Promise<void> {
  coming ??= import('./zh-CN').then(
    ({ default: words }) => i18n.global.setLocaleMessage('zh-CN', words),
    (error: unknown) => { coming = null; throw error },
  )
  return coming
}

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') {
    const [pages, problems] = await Promise.all([import('./en'), import('./en/problems')])
    i18n.global.setLocaleMessage('en', pages.default)
    learnProblems('en', problems.default)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

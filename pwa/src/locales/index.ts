/** Every string a person sees. zh-CN is in the bundle; English comes when asked for. One file per area. */
import { createI18n } from 'vue-i18n'
import zh from './zh-CN'

export type Words = typeof zh
export type Language = 'zh-CN' | 'en'

export const i18n = createI18n<[Words], Language, false>({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: { 'zh-CN': zh } as Record<Language, Words> })

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') i18n.global.setLocaleMessage('en', (await import('./en')).default)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** The desk's words: the field's own terms and the office's; English comes when asked for. */
import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import { answerIn } from '@/api/office/http'
import { compileMessage } from '@/locales/compile'
import domain from '@/locales/zh-CN/domain'
import office from '@/locales/zh-CN/office'

export type Language = 'zh-CN' | 'en'
const KEY = 'liancha-office-language'
const zh = { domain, office }

export const i18n = createI18n<[typeof zh], Language, false>({ legacy: false, messageCompiler: compileMessage, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: { 'zh-CN': zh } as Record<Language, typeof zh> })
export const language = computed(() => i18n.global.locale.value as Language)

export async function setLanguage(chosen: Language): Promise<void> {
  if (chosen === 'en') {
    const [terms, words] = await Promise.all([import('@/locales/en/domain'), import('@/locales/en/office')])
    i18n.global.setLocaleMessage('en', { domain: terms.default, office: words.default } as typeof zh)
  }
  i18n.global.locale.value = chosen
  document.documentElement.lang = chosen
  answerIn(chosen)
  localStorage.setItem(KEY, chosen)
}

export const startLanguage = (): Promise<void> => setLanguage(localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN')

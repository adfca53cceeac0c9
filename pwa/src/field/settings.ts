/** How this person reads the screen: type size, light, language. Kept on this phone, applied to <html>. */
import { reactive, watch } from 'vue'
import { setLanguage, type Language } from '@/locales'

export interface Settings {
  size: 'normal' | 'large'; light: 'normal' | 'outdoor'; language: Language
  /** the person agreed to have the place attached to check-ins and pictures (PIPL 13, 29) */
  location: boolean
  /** videos may be sent over mobile data; otherwise they wait for Wi-Fi */
  cellularVideo: boolean
  /** the task list by day or by town */
  order: 'day' | 'place'
  /** the first-run page was seen */
  welcomed: boolean
  /** demo only, where nothing is secret: shown where the PIN is asked */
  demoPin: string
}

const KEY = 'liancha-settings'
const FIRST: Settings = { size: 'normal', light: 'normal', language: 'zh-CN', location: false, cellularVideo: false, order: 'day', welcomed: false, demoPin: '' }

function read(): Settings {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) }
  } catch {
    return { ...FIRST }
  }
}

export const settings = reactive<Settings>(read())

function apply(): void {
  document.documentElement.dataset['size'] = settings.size
  document.documentElement.dataset['light'] = settings.light
  void setLanguage(settings.language)
}

export function startSettings(): void {
  apply()
  watch(settings, () => {
    localStorage.setItem(KEY, JSON.stringify(settings))
    apply()
  })
}

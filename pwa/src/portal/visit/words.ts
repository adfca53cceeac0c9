/** The party page's words, in the language this visitor reads. */
import { shallowRef, watch } from 'vue'
import chinese, { type PartyWords } from '@/locales/zh-CN/party'
import { words } from '../reading'

export const party = shallowRef<PartyWords>(chinese)
watch(words, async (now) => { party.value = now.lang === 'en' ? (await import('@/locales/en/party')).default : chinese }, { immediate: true })

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
/** 2026年5月13日 09:32 of milliseconds or an ISO instant. */
export function moment(at: number | string, language: string): string {
  const [day = '', time = ''] = clock.format(new Date(at)).split(' ')
  if (language === 'en') return `${day} ${time}`
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日 ${time}`
}
/** "48217730" as people compare it */
export const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

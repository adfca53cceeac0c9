/** Dates as the office writes them, in Asia/Shanghai whatever the phone is set to. */
const ZONE = 'Asia/Shanghai'
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' })
const time = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false })

/** "2026-11-21" */
export const dayOf = (ms: number): string => day.format(ms)
/** "14:05" */
export const timeOf = (ms: number): string => time.format(ms)
export const today = (): string => dayOf(Date.now())

const WEEK: Record<string, string[]> = { 'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] }
const parts = (iso: string): [number, number, number] => iso.slice(0, 10).split('-').map(Number) as [number, number, number]

/** 11月21日 周六 */
export function shortDay(iso: string, locale: string): string {
  const [year, month, date] = parts(iso)
  const week = (WEEK[locale] ?? WEEK['en'])?.[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? ''
  return locale === 'zh-CN' ? `${month}月${date}日 ${week}` : `${week} ${date}/${month}`
}

/** 2026年11月21日 周六 14:05 */
export function longTime(iso: string, locale: string): string {
  const clock = iso.length > 10 ? ` ${iso.slice(11, 16)}` : ''
  return (locale === 'zh-CN' ? `${iso.slice(0, 4)}年${shortDay(iso, locale)}` : `${shortDay(iso, locale)}/${iso.slice(0, 4)}`) + clock
}

/** "2:07" or "1:02:07" */
export function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Dates as the county writes them, always in its own time zone whatever the computer's. */
const ZONE = 'Asia/Shanghai'
const parts = (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })
const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' }
const SHORT_DAY: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' }
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** Milliseconds, an ISO instant, a date, or a local "2026-11-21T09:30" (read as the county's time). */
export type Moment = number | string | null | undefined

function instant(moment: Moment): Date | null {
  if (moment === null || moment === undefined || moment === '') return null
  if (typeof moment === 'number') return new Date(moment)
  const local = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.exec(moment)
  const read = new Date(local ? `${moment}${local[1] ? '' : 'T00:00'}+08:00` : moment)
  return Number.isNaN(read.getTime()) ? null : read
}

/** 2026年11月21日 */
export function day(moment: Moment, locale = 'zh-CN'): string {
  const date = instant(moment)
  return date ? parts(locale, DAY).format(date) : '—'
}

/** 11月26日 */
export function shortDay(moment: Moment, locale = 'zh-CN'): string {
  const date = instant(moment)
  return date ? parts(locale, SHORT_DAY).format(date) : '—'
}

/** 2026年11月21日 周六 14:05, with seconds where evidence is compared. */
export function dayAndTime(moment: Moment, locale = 'zh-CN', seconds = false): string {
  const date = instant(moment)
  if (!date) return '—'
  const weekday = parts(locale, { weekday: 'short' }).format(date)
  return `${parts(locale, DAY).format(date)} ${weekday} ${parts(locale, seconds ? { ...CLOCK, second: '2-digit' } : CLOCK).format(date)}`
}

/** 11月21日 14:05 */
export function shortTime(moment: Moment, locale = 'zh-CN'): string {
  const date = instant(moment)
  return date ? `${parts(locale, SHORT_DAY).format(date)} ${parts(locale, CLOCK).format(date)}` : '—'
}

/** The county's date as 2026-11-21, for comparing and for weeks. */
export function isoDay(moment: Moment): string {
  const date = instant(moment)
  return date ? parts('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(date) : ''
}

/** 1:05, or 1:02:07 from an hour on. */
export function playTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** 1.2 MB; decimal units, as the phone shows them. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  const step = Math.min(3, Math.floor(Math.log10(size) / 3))
  const value = size / 1000 ** step
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${['B', 'kB', 'MB', 'GB'][step]}`
}

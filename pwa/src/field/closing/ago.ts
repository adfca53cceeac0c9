/** "12 分钟前", "14:05", "11月20日 14:05": the nearer, the rougher. */
import { dayOf, timeOf } from '../dates'

type Translate = (key: string, named: Record<string, unknown>) => string

export function ago(t: Translate, at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return t('field.ago.now', {})
  if (minutes < 60) return t('field.ago.minutes', { n: minutes })
  if (dayOf(at) === dayOf(now)) return t('field.ago.today', { time: timeOf(at) })
  const [, month, day] = dayOf(at).split('-').map(Number)
  return t('field.ago.day', { month, day, time: timeOf(at) })
}

/** Open deadlines by calendar week, each task once, for the small chart: what is late, then this week and those after it. */
import type { Deadline, QueueRow } from '@/api/office/results'
import { urgent } from '../results/order'

export interface Week { key: 'late' | 'week'; from: string; count: number }
const DAY_MS = 86_400_000
const asTime = (date: string) => Date.parse(`${date}T00:00:00Z`)
const asDate = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const time = asTime(date)
  return asDate(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS)
}

/** `today` as 2026-11-21; deadlines beyond the last week are counted with it, so the sum is never short. */
export function byWeek(rows: QueueRow[], today: string, weeks = 5): Week[] {
  const open = rows.map(urgent).filter((one): one is Deadline => one !== null)
  const first = asTime(mondayOf(today))
  const late = open.filter((one) => one.days_left < 0).length
  const counts = Array.from({ length: weeks }, () => 0)
  for (const one of open) {
    if (one.days_left < 0) continue
    const index = Math.floor((asTime(one.date) - first) / (7 * DAY_MS))
    const slot = Math.min(weeks - 1, Math.max(0, index))
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return [{ key: 'late', from: '', count: late }, ...counts.map((count, index) => ({ key: 'week' as const, from: asDate(first + index * 7 * DAY_MS), count }))]
}

/** Times of day of a body camera, as people say them, in Asia/Shanghai. */
import { dayOf, timeOf } from '../dates'

const SHANGHAI = '+08:00'
const DAY_MS = 86_400_000

/** "09:30" on the day of `now`, in ms; null for anything else. */
export function momentOf(clock: string, now: number): number | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null
  return Date.parse(`${dayOf(now)}T${clock}:00${SHANGHAI}`)
}

/** From and to of a visit: an end "before" its beginning was after midnight. */
export function spanOf(from: string, to: string | null, now: number): { from: number; to: number | null } | null {
  const start = momentOf(from, now)
  if (start === null) return null
  // evening's recording named after midnight
  const begun = start > now + 60_000 ? start - DAY_MS : start
  if (to === null) return { from: begun, to: null }
  const end = momentOf(to, begun)
  if (end === null) return null
  return { from: begun, to: end < begun && end + DAY_MS <= now + 60_000 ? end + DAY_MS : end }
}

export const clockOf = (ms: number): string => timeOf(ms)

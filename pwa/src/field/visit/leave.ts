/** The head's leave as it is typed: by phone with name and time, or asked online. Pure. */
import type { DossierView } from '@/domain/rows'
import { dayOf } from '../dates'

export interface Leave { how: 'PHONE' | 'ONLINE'; name: string; /** "14:05" */ time: string }

/** The clock time of today, in China; in the evening before when it would lie ahead. Nothing typed: now. */
export function momentOf(time: string, now: number): number {
  if (!/^\d{2}:\d{2}$/.test(time)) return now
  const at = Date.parse(`${dayOf(now)}T${time}:00+08:00`)
  return at > now ? at - 86_400_000 : at
}

/** Who has approved this inspection is who is asked first. */
export function headsKnown(view: DossierView): string[] {
  const approvals = Object.values(view.task['self']?.value.approvals ?? {})
  return [...new Set(approvals.flatMap((one) => (one ? [one.by_name] : [])))]
}

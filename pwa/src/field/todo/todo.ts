/** What waits for this person: returned parts, lines with two values, check-ins made for him on another phone. Pure. */
import { contestedPause } from '@/domain/pauses'
import { departmentName } from '@/domain/officers'
import type { DossierView } from '@/domain/rows'
import { settleBarriers } from '@/domain/visit_gates'
import { departmentOf } from '../task/lines'

export type Todo =
  | { kind: 'returned'; task: string; name: string; at: number; opinion: string; lines: { code: string; item: string }[] }
  | { kind: 'contested'; task: string; name: string; at: number; line: string; item: string; owner: string | null }
  | { kind: 'ended'; task: string; name: string; at: number }
  | { kind: 'confirm'; task: string; name: string; at: number; by: string }

export function todosOf(view: DossierView, user: string, account: string | null): Todo[] {
  const department = departmentOf(view, user, account)
  const name = view.task['self']?.value.object.name ?? ''
  const base = { task: view.id, name }
  return [...returned(view, department, base), ...confirms(view, user, base), ...contested(view, user, department, base), ...endedTwice(view, user, base)]
}

interface Base { task: string; name: string }
function returned(view: DossierView, department: string | null, base: Base): Todo[] {
  const review = department ? view.review[department]?.value : undefined
  if (review?.state !== 'RETURNED') return []
  const lines = review.lines.map((code) => ({ code, item: view.lines[code]?.value.item ?? code }))
  return [{ kind: 'returned', ...base, at: review.at, opinion: review.opinion, lines }]
}

function confirms(view: DossierView, user: string, base: Base): Todo[] {
  const checkIn = view.checkins[user]?.value
  if (!checkIn || checkIn.confirmed) return []
  return [{ kind: 'confirm', ...base, at: checkIn.in_at, by: view.members[checkIn.by]?.value.name ?? '' }]
}

/** For whoever settles it, and for the leader, who sees that it is open; `owner` is the other department that settles. */
function contested(view: DossierView, user: string, department: string | null, base: Base): Todo[] {
  if (view.record['self']) return []
  const leads = view.members[user]?.value.role === 'LEADER'
  return Object.values(view.findings).filter((row) => row.contest.length && (leads || row.value.department === department)).map((row) => ({
    kind: 'contested', ...base, at: row.value.recorded_at, line: row.value.line, item: view.lines[row.value.line]?.value.item ?? row.value.line,
    owner: row.value.department === department ? null : departmentName(view, row.value.department),
  }))
}

/** A suspension ended in two ways, for whoever may say which end stands. */
function endedTwice(view: DossierView, user: string, base: Base): Todo[] {
  const row = contestedPause(view)
  if (!row || settleBarriers(view, { id: row.value.id }, user).length) return []
  return [{ kind: 'ended', ...base, at: row.value.ended?.at ?? row.value.at }]
}

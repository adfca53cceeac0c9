/** Who left before his department was through, and which of his lines somebody else has to do now (R73, R75). Pure. */
import { openLines } from '@/domain/gates'
import { isOfficer, isOnSite } from '@/domain/officers'
import type { DossierView, LineRow, MemberRow } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

export interface Leaver { member: MemberRow; at: number; lines: LineRow[]; successors: MemberRow[] }

/** Lines this person recorded himself: what an early leaver signs for. */
export function ownRecorded(view: DossierView, user: string): LineRow[] {
  return valuesOf(view, 'lines').filter((line) => view.findings[line.code]?.value.recorded_by === user).sort((a, b) => a.order - b.order)
}

/** Leaving now is early: the department's part is still open. */
export function isEarly(view: DossierView, user: string): boolean {
  const department = view.members[user]?.value.department
  return department !== undefined && !view.parts[department] && !view.record['self']
}

export function leaversOf(view: DossierView): Leaver[] {
  return valuesOf(view, 'members').flatMap((member) => {
    const at = view.checkins[member.user]?.value.out_at ?? null
    if (at === null || !isEarly(view, member.user)) return []
    const lines = left(view, member)
    return lines.length ? [{ member, at, lines, successors: successors(view, member) }] : []
  })
}

function left(view: DossierView, { user, department }: MemberRow): LineRow[] {
  const his = openLines(view, department).filter((line) => isOnlyHis(view, line, user))
  return his.map((line) => view.lines[line]!.value)
}

/** Given to him, and to nobody who is still here. */
function isOnlyHis(view: DossierView, line: string, user: string): boolean {
  const users = view.assignments[line]?.value.users ?? []
  return users.includes(user) && !users.some((other) => isOnSite(view, other))
}

function successors(view: DossierView, { user, department }: MemberRow): MemberRow[] {
  return valuesOf(view, 'members').filter((other) => other.user !== user && other.department === department && isOfficer(other) && isOnSite(view, other.user))
}

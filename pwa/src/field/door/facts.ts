/** What the party is told of a task, in the order it is said. Pure. */
import { isOnSite } from '@/domain/officers'
import type { DossierView, MemberRow } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

export interface Told { id: string; name: string; items: string[]; approval: string | null; officers: MemberRow[] }

/** Per department: its items, its approval, and those of its people who came; everybody while nobody has checked in. */
export function toldOf(view: DossierView): Told[] {
  const task = view.task['self']?.value
  const lines = valuesOf(view, 'lines').sort((a, b) => a.order - b.order)
  return (task?.departments ?? []).map(({ id, name }) => ({
    id, name, approval: task?.approvals[id]?.number ?? null,
    items: [...new Set(lines.filter((line) => line.department === id).map((line) => line.item))],
    officers: officersShown(view).filter((member) => member.department === id),
  }))
}

const ORDER = { LEADER: 0, MEMBER: 1, AUXILIARY: 2, EXPERT: 3 }
export function officersShown(view: DossierView): MemberRow[] {
  const team = valuesOf(view, 'members').sort((a, b) => ORDER[a.role] - ORDER[b.role] || (a.user < b.user ? -1 : 1))
  const here = team.filter((member) => isOnSite(view, member.user))
  return here.length ? here : team
}

/** R69: of a surprise check nothing is shown before somebody of the team has checked in. */
export function mayShow(view: DossierView): boolean {
  return !view.task['self']?.value.surprise || Object.keys(view.checkins).length > 0
}

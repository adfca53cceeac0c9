/** How far each department is with its part, and what is known of the other phones (R78, R77). Pure. */
import { openLines } from '@/domain/gates'
import { isOfficer, isOnSite, officersNeeded, officersOnSite } from '@/domain/officers'
import type { DossierView, FindingRow, LineRow, MemberRow, PartRow, Row } from '@/domain/rows'
import { COLLECTIONS, valuesOf } from '@/domain/view'

export interface Part {
  department: string; name: string; role: 'INITIATING' | 'COOPERATING'; mine: boolean
  total: number; problems: number
  /** lines without a complete finding, and lines where two values stand: in the checklist's order */
  open: LineRow[]; contested: LineRow[]
  closed: PartRow | null; closedBy: string
  /** too few certified inspectors on site to close (R56, R75) */
  short: { present: number; needed: number } | null
}
export type PartStatus = 'closed' | 'contested' | 'open' | 'short' | 'ready'

const CLEAN = new Set(['NO_PROBLEM_FOUND', 'QUALIFIED'])
export const isProblem = (finding: Pick<FindingRow, 'checked' | 'outcome'> | undefined): boolean =>
  !!finding?.checked && finding.outcome !== null && !CLEAN.has(finding.outcome)

export function partsOf(view: DossierView, own: string | null): Part[] {
  const departments = view.task['self']?.value.departments ?? []
  return departments.map(({ id, name, role }) => ({ ...partOf(view, id), name, role, mine: id === own }))
    .sort((a, b) => Number(b.mine) - Number(a.mine))
}

function partOf(view: DossierView, department: string): Omit<Part, 'name' | 'role' | 'mine'> {
  const lines = valuesOf(view, 'lines').filter((line) => line.department === department).sort((a, b) => a.order - b.order)
  const open = new Set(openLines(view, department))
  const closed = view.parts[department]?.value ?? null
  const [present, needed] = [officersOnSite(view, department).length, officersNeeded(view)]
  return {
    department, closed, total: lines.length,
    problems: lines.filter((line) => isProblem(view.findings[line.code]?.value)).length,
    open: lines.filter((line) => open.has(line.code)),
    contested: lines.filter((line) => view.findings[line.code]?.contest.length),
    closedBy: closed ? (view.members[closed.closed_by]?.value.name ?? '') : '',
    short: present < needed ? { present, needed } : null,
  }
}

export function statusOf(part: Part): PartStatus {
  if (part.contested.length) return 'contested'
  if (part.closed) return 'closed'
  if (part.open.length) return 'open'
  return part.short ? 'short' : 'ready'
}

/** May the findings be read back? Every part closed, nothing open, nothing contested. */
export const allClosed = (parts: Part[]): boolean => parts.every((part) => statusOf(part) === 'closed' && !part.open.length)

/** Certified members who may sign, of one department or of the whole team: those on site first, then the own department. */
export function signersOf(view: DossierView, department?: string, own: string | null = null): MemberRow[] {
  return valuesOf(view, 'members')
    .filter((member) => isOfficer(member) && (department === undefined || member.department === department))
    .sort((a, b) => Number(isOnSite(view, b.user)) - Number(isOnSite(view, a.user)) || Number(b.department === own) - Number(a.department === own) || a.department.localeCompare(b.department) || a.inspector_no.localeCompare(b.inspector_no))
}

/** When each member's own phone last wrote something that this phone has seen; null: nothing yet. */
export function lastSeen(view: DossierView): { member: MemberRow; at: number | null; here: boolean }[] {
  const seen = new Map<string, number>()
  for (const collection of COLLECTIONS) {
    for (const row of Object.values(view[collection]) as Row<unknown>[]) {
      if (row.by && row.at) seen.set(row.by, Math.max(seen.get(row.by) ?? 0, row.at))
    }
  }
  return valuesOf(view, 'members')
    .map((member) => ({ member, at: seen.get(member.user) ?? null, here: isOnSite(view, member.user) }))
    .sort((a, b) => a.member.department.localeCompare(b.member.department) || a.member.inspector_no.localeCompare(b.member.inspector_no))
}

const STALE = 15 * 60_000
/** Stale is never green. */
export const isFresh = (at: number | null, now: number): boolean => at !== null && now - at < STALE

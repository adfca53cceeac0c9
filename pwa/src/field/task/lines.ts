/** How the lines of a task read on its page: whose they are, how far they are, which comes next (R10, R73). */
import { isPending } from '@/domain/beside'
import type { DossierView, FindingRow, LineRow, Outcome } from '@/domain/rows'

export type LineStatus = 'open' | 'clean' | 'problem' | 'not-checked' | 'pending' | 'contested'
export interface LineEntry { line: LineRow; status: LineStatus; outcome: Outcome | null; duty: boolean; returned: boolean; media: number }
export interface LineGroup { department: string; name: string; mine: boolean; entries: LineEntry[]; done: number; total: number; closed: boolean }

function statusOf(view: DossierView, code: string): { status: LineStatus; finding: FindingRow | null } {
  const row = view.findings[code]
  if (!row) return { status: 'open', finding: null }
  const finding = row.value
  if (row.contest.length || view.measures[code]?.contest.length) return { status: 'contested', finding }
  if (!finding.checked) return { status: 'not-checked', finding }
  if (isPending(view, finding)) return { status: 'pending', finding }
  const clean = finding.outcome === 'NO_PROBLEM_FOUND' || finding.outcome === 'QUALIFIED'
  return { status: clean ? 'clean' : finding.outcome ? 'problem' : 'open', finding }
}

export function entryOf(view: DossierView, line: LineRow, user: string): LineEntry {
  const { status, finding } = statusOf(view, line.code)
  const assigned = view.assignments[line.code]?.value.users ?? []
  const review = view.review[line.department]?.value
  return {
    line, status, outcome: finding?.outcome ?? null, duty: assigned.includes(user),
    returned: review?.state === 'RETURNED' && review.lines.includes(line.code),
    media: Object.values(view.evidence).filter((row) => row.value.line === line.code).length,
  }
}

/** For whom he is here: the team's word before the account's. */
export const departmentOf = (view: DossierView, user: string, account: string | null): string | null => view.members[user]?.value.department ?? account

const byDuty = (a: LineEntry, b: LineEntry) => Number(b.duty) - Number(a.duty) || a.line.order - b.line.order

/** Own department first, others after in the task's order; own duties first within it. */
export function groupsOf(view: DossierView, user: string, department: string | null): LineGroup[] {
  const task = view.task['self']?.value
  const lines = Object.values(view.lines).map((row) => row.value)
  const groups = (task?.departments ?? []).map(({ id, name }): LineGroup => {
    const entries = lines.filter((line) => line.department === id).map((line) => entryOf(view, line, user)).sort(byDuty)
    const done = entries.filter((entry) => entry.status !== 'open' && entry.status !== 'contested').length
    return { department: id, name, mine: id === department, entries, done, total: entries.length, closed: !!view.parts[id] }
  })
  return groups.sort((a, b) => Number(b.mine) - Number(a.mine))
}

/** The line after `code` in the own list that still waits; wraps round; null when none is left. */
export function nextOpen(groups: LineGroup[], code: string): LineEntry | null {
  const own = groups.find((group) => group.mine)?.entries ?? []
  const from = own.findIndex((entry) => entry.line.code === code)
  const order = [...own.slice(from + 1), ...own.slice(0, Math.max(from, 0))]
  return order.find((entry) => entry.status === 'open' || entry.status === 'contested') ?? null
}

export function totalOf(groups: LineGroup[]): { done: number; total: number } {
  return { done: groups.reduce((sum, group) => sum + group.done, 0), total: groups.reduce((sum, group) => sum + group.total, 0) }
}

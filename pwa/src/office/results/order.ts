/** What the reviewer sees first: own department, problems before clean lines, evidence in the order of the lines. */
import type { Deadline, DepartmentResult, DeskDepartment, DeskEvidence, DeskLine, QueueRow, ResultState } from '@/api/office/results'
import { isProblem } from '../words/state'

/** The code of the place beside the lines where the record, signatures and check-ins lie. */
export const OVERALL = ''
export interface LineGroup { department: DeskDepartment; lines: DeskLine[] }

/** 0 problem, 1 not checked or without outcome, 2 clean. */
function urgency(line: DeskLine): number {
  if (isProblem(line.finding?.outcome ?? null)) return 0
  return line.finding?.checked && line.finding.outcome !== null ? 2 : 1
}

export function linesInOrder(departments: DeskDepartment[], own: string | null): LineGroup[] {
  return departments
    .toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
    .map((department) => ({ department, lines: department.lines.toSorted((a, b) => urgency(a) - urgency(b) || a.order - b.order) }))
}

/** One thing in the strip: a piece of evidence, or the record itself (drawn as the F-09 paper). */
export interface Piece { key: string; line: string; evidence: DeskEvidence | null; paper: boolean }
export const PAPER = 'F-09'

export function piecesInOrder(groups: LineGroup[], evidence: DeskEvidence[], hasRecord: boolean): Piece[] {
  const byTime = evidence.toSorted((a, b) => a.captured_at_device - b.captured_at_device)
  const known = new Set(groups.flatMap((group) => group.lines.map((line) => line.code)))
  const record = evidence.find((one) => one.kind === 'RECORD') ?? null
  const overall = byTime.filter((one) => one.kind !== 'RECORD' && (one.line === null || !known.has(one.line)))
  const of = (line: string, pieces: DeskEvidence[]): Piece[] => pieces.map((one) => ({ key: one.id, line, evidence: one, paper: false }))
  return [
    ...(hasRecord ? [{ key: PAPER, line: OVERALL, evidence: record, paper: true }] : []),
    ...of(OVERALL, overall),
    ...groups.flatMap((group) => group.lines.flatMap((line) => of(line.code, byTime.filter((one) => one.line === line.code)))),
  ]
}

const CLOSED: ResultState[] = ['PUBLISHED', 'NOT_DISCLOSED', 'TERMINATED']
export const isOpen = (state: ResultState): boolean => !CLOSED.includes(state)

/** The clock that matters for a row: of its open departments, the one with the fewest days left. */
export function urgent(row: { departments: DepartmentResult[] }): Deadline | null {
  const running = row.departments.flatMap((one) => (isOpen(one.state) && one.deadline ? [one.deadline] : []))
  return running.toSorted((a, b) => a.days_left - b.days_left)[0] ?? null
}

/** The fewest working days any open department has left; Infinity when nothing is running. */
export function daysLeft(row: QueueRow, own: string | null = null): number {
  const running = row.departments.filter((one) => isOpen(one.state) && one.deadline && (own === null || one.id === own))
  return Math.min(...running.map((one) => one.deadline?.days_left ?? Infinity), Infinity)
}

/** The most urgent first: own department's days left, then anybody's, then the row with more to look into. */
export function queueOrder(rows: QueueRow[], own: string | null): QueueRow[] {
  const least = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
  return rows.toSorted((a, b) =>
    least(daysLeft(a, own), daysLeft(b, own)) || least(daysLeft(a), daysLeft(b)) || b.exceptions.length - a.exceptions.length || a.task_no.localeCompare(b.task_no))
}

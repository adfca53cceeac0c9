/** What the signed record says of the visit beside its lines (record version 2). Lists are sorted so that every phone writes the same bytes. */
import type { DossierView } from './rows'
import { valuesOf } from './view'
import type { AdoptedRow, ClueRow, MeasureRow, NoticeRow, PauseRow, RecorderRow, SampleRow, ToldRow } from './visit_rows'

export interface VisitRecord {
  approvals: { department: string; number: string; by_name: string; at: number }[]
  urgent: { department: string; reason: string; at: number }[]
  notice: Omit<NoticeRow, 'by'> | null
  told: Omit<ToldRow, 'by'> | null
  pauses: Pick<PauseRow, 'reason' | 'at' | 'ended'>[]
  measures: Omit<MeasureRow, 'by'>[]
  samples: Omit<SampleRow, 'by' | 'report'>[]
  adopted: Omit<AdoptedRow, 'by'>[]
  clues: Omit<ClueRow, 'by'>[]
  recorders: Omit<RecorderRow, 'by' | 'state' | 'files'>[]
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
function without<T extends object, K extends keyof T>(row: T, ...keys: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>
}

export function visitRecord(view: DossierView): VisitRecord {
  const notice = view.notice['self']?.value
  const told = view.told['self']?.value
  return {
    approvals: approvals(view), urgent: valuesOf(view, 'urgent').map(({ department, reason, at }) => ({ department, reason, at })).sort((a, b) => (a.department < b.department ? -1 : 1)),
    notice: notice ? without(notice, 'by') : null, told: told ? without(told, 'by') : null,
    pauses: valuesOf(view, 'pauses').sort((a, b) => a.at - b.at || byId(a, b)).map(({ reason, at, ended }) => ({ reason, at, ended })),
    measures: valuesOf(view, 'measures').sort((a, b) => (a.line < b.line ? -1 : 1)).map((row) => without(row, 'by')),
    samples: valuesOf(view, 'samples').sort(byId).map((row) => without(row, 'by', 'report')),
    adopted: valuesOf(view, 'adopted').sort(byId).map((row) => without(row, 'by')),
    clues: valuesOf(view, 'clues').sort(byId).map((row) => without(row, 'by')),
    recorders: valuesOf(view, 'recorders').sort(byId).map((row) => without(row, 'by', 'state', 'files')),
  }
}

function approvals(view: DossierView): VisitRecord['approvals'] {
  const given = Object.entries(view.task['self']?.value.approvals ?? {})
  return given.flatMap(([department, one]) => (one ? [{ department, number: one.number, by_name: one.by_name, at: one.at }] : []))
    .sort((a, b) => (a.department < b.department ? -1 : 1))
}

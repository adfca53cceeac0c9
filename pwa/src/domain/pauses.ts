/** A visit interrupted (domain.md 5.5): what waits while it is suspended, and when it is over. */
import { barrier, type Barrier } from './problem'
import type { DossierView, Row } from './rows'
import type { VerbName } from './verbs'
import { valuesOf } from './view'
import type { PauseRow } from './visit_rows'

const byTime = (a: PauseRow, b: PauseRow) => a.at - b.at || (a.id < b.id ? -1 : 1)
export const pausesOf = (view: DossierView): PauseRow[] => valuesOf(view, 'pauses').sort(byTime)

/** A suspension that two phones ended differently. */
export const contestedPause = (view: DossierView): Row<PauseRow> | null =>
  (view.record['self'] ? null : Object.values(view.pauses).find((row) => row.contest.length > 0) ?? null)

/** The suspension that stands now. */
export const openPause = (view: DossierView): PauseRow | null => pausesOf(view).find((pause) => !pause.ended) ?? null
/** The suspension that ended the visit for good; a record locked all the same stands. */
export const termination = (view: DossierView): PauseRow | null =>
  (view.record['self'] ? null : pausesOf(view).find((pause) => pause.ended?.how === 'TERMINATED') ?? null)

/** Lines, closing and the party's answers wait while the visit is suspended; evidence and presence never do. */
export function pauseBarriers(view: DossierView): Barrier[] {
  if (termination(view)) return [barrier('visit.terminated')]
  return openPause(view) ? [barrier('visit.suspended')] : []
}

const WAITING: VerbName[] = [
  'finding.record/1', 'finding.settle/1', 'measure.order/1', 'sample.take/1', 'conclusion.adopt/1', 'department.no_activity/1',
  'part.close/1', 'witness.record/1', 'party.confirm/1', 'party.refuse/1', 'party.unreachable/1', 'party.uncooperative/1', 'record.lock/1',
]
const WAITS = new Set<VerbName>(WAITING)

/** What stands in the way of a verb because the visit is interrupted. */
export const interruptedBarriers = (view: DossierView, name: VerbName): Barrier[] => (WAITS.has(name) ? pauseBarriers(view) : [])

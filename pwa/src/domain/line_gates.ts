/** Gates of what stands beside a line (R81–R84, R86). */
import { openBarriers } from './gates'
import type { Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

export const LINE_GATES: Gates<'measure.order/1' | 'sample.take/1' | 'conclusion.adopt/1' | 'clue.record/1'> = {
  'measure.order/1': openBarriers,
  'sample.take/1': openBarriers,
  'conclusion.adopt/1': openBarriers,
  'clue.record/1': openBarriers,
}

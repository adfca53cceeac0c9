/** Gates of what is asked from, and decided by, the department head (R40, R62, R68, R69, R72). */
import { openBarriers } from './gates'
import type { Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

export const OFFICE_GATES: Gates<'replacement.request/1' | 'surprise.request/1' | 'schedule.set/1' | 'notice.give/1' | 'urgent.start/1' | 'approval.decide/1' | 'deputy.name/1' | 'deputy.end/1'> = {
  'replacement.request/1': openBarriers,
  'surprise.request/1': openBarriers,
  'schedule.set/1': openBarriers,
  'notice.give/1': openBarriers,
  'urgent.start/1': openBarriers,
  'approval.decide/1': () => [],
  'deputy.name/1': () => [],
  'deputy.end/1': () => [],
}

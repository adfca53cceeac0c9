/** Gates of a visit that ends otherwise or is interrupted (R92, R93; domain.md 5.5). */
import { openBarriers } from './gates'
import type { Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

export const VISIT_GATES: Gates<'visit.suspend/1' | 'visit.resume/1' | 'visit.terminate/1' | 'department.no_activity/1' | 'party.uncooperative/1'> = {
  'visit.suspend/1': openBarriers,
  'visit.resume/1': openBarriers,
  'visit.terminate/1': openBarriers,
  'department.no_activity/1': openBarriers,
  'party.uncooperative/1': openBarriers,
}

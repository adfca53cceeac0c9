/** Gates of evidence that is not in the app yet. */
import type { Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

export const EVIDENCE_GATES: Gates<'recorder.note/1' | 'paper.attach/1' | 'service.record/1'> = {
  'recorder.note/1': () => [],
  'paper.attach/1': () => [],
  'service.record/1': () => [],
}

/** Gates of evidence that is not in the app yet. */
import { openBarriers } from './gates'
import { departmentName } from './officers'
import { barrier, type Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

export const EVIDENCE_GATES: Gates<'recorder.note/1' | 'paper.attach/1' | 'service.record/1'> = {
  'recorder.note/1': recorderBarriers,
  'paper.attach/1': () => [],
  'service.record/1': () => [],
}

/** A recorder is named by the team, with its number and times that can be. */
export function recorderBarriers(view: DossierView, args: VisitVerbArgs['recorder.note/1'], user: string): Barrier[] {
  if (!view.members[user]) return [barrier('team.not_member')]
  const line = args.line === null ? null : view.lines[args.line]?.value
  return [
    ...openBarriers(view),
    ...(args.device_no.trim() ? [] : [barrier('recorder.device_missing')]),
    ...(args.to === null || args.to >= args.from ? [] : [barrier('recorder.span_wrong')]),
    ...(line && line.department !== view.members[user].value.department ? [barrier('line.not_own', { department: departmentName(view, line.department) }, [line.code])] : []),
  ]
}

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
  'paper.attach/1': paperBarriers,
  'service.record/1': serviceBarriers,
}

/** R95: one page is enough to begin with; what is missing is a warning. */
function paperBarriers(_view: DossierView, args: VisitVerbArgs['paper.attach/1']): Barrier[] {
  return args.pages.some(Boolean) ? [] : [barrier('paper.no_pages')]
}

/** A document left behind needs the reason and a witness or pictures; one handed over its receipt (F-17). */
function serviceBarriers(_view: DossierView, { how, refused_note, witness, signature, media }: VisitVerbArgs['service.record/1']): Barrier[] {
  const unproven = !refused_note.trim() || (!witness.trim() && !media.length)
  if (how === 'LEFT' && unproven) return [barrier('service.left_unproven')]
  return how === 'DIRECT' && !signature && !media.length ? [barrier('service.no_receipt')] : []
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

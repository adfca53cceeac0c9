/** Gates of a visit that ends otherwise or is interrupted (R92, R93; domain.md 5.5). */
import { departmentBarriers, officerBarriers, openBarriers, photographed, recorded, signedByTwo } from './gates'
import { departmentName, isOfficer } from './officers'
import { openPause, pauseBarriers, termination } from './pauses'
import { barrier, type Barrier } from './problem'
import { recorderMeets } from './recorders'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

const lacking = (missing: boolean, code: string): Barrier[] => (missing ? [barrier(code)] : [])

/** 中止: an officer, a reason; not twice, not after the end. */
export function suspendBarriers(view: DossierView, args: Pick<VisitVerbArgs['visit.suspend/1'], 'reason'>, user: string): Barrier[] {
  return [...openBarriers(view), ...pauseBarriers(view), ...officerBarriers(view, user), ...lacking(!args.reason.trim(), 'pause.reason_missing')]
}

/** 恢复, 终止: what stands suspended, a reason, and the head's leave: by name when told by phone, else asked online. */
export function endBarriers(view: DossierView, args: Omit<VisitVerbArgs['visit.resume/1'], 'approved_at'>, user: string): Barrier[] {
  const stands = openPause(view)?.id === args.id
  return [
    ...openBarriers(view), ...(termination(view) ? [barrier('visit.terminated')] : lacking(!stands, 'pause.none')), ...officerBarriers(view, user),
    ...lacking(!args.reason.trim(), 'pause.reason_missing'),
    ...lacking(args.approved_how === 'PHONE' && !args.approved_by.trim(), 'pause.leave_missing'),
  ]
}

/** R139: which end of a suspension stands is said by an officer of the initiating department, once two are there. */
export function settleBarriers(view: DossierView, args: { id: string }, user: string): Barrier[] {
  const initiating = view.task['self']?.value.departments.find((one) => one.role === 'INITIATING')
  const own = view.members[user]?.value.department === initiating?.id
  return [
    ...openBarriers(view), ...officerBarriers(view, user), ...(own ? [] : [barrier('pause.not_yours', { department: initiating?.name ?? '' })]),
    ...lacking(!view.pauses[args.id]?.contest.length, 'pause.not_contested'),
  ]
}

/** R93: own department, two of it on site, part not closed, a reason and a photo. */
export function noActivityBarriers(view: DossierView, args: Omit<VisitVerbArgs['department.no_activity/1'], 'lines'> & { lines: string[] }, user: string): Barrier[] {
  const member = view.members[user]?.value
  const name = departmentName(view, args.department)
  const strange = args.lines.filter((line) => view.lines[line]?.value.department !== args.department)
  return [
    ...(member?.department === args.department && isOfficer(member) && !strange.length ? [] : [barrier('part.not_own', { department: name })]),
    ...(view.parts[args.department] ? [barrier('part.closed', { department: name })] : []),
    ...openBarriers(view), ...pauseBarriers(view), ...departmentBarriers(view, args.department),
    ...lacking(!args.lines.length, 'no_activity.lines_missing'), ...lacking(!args.reason.trim(), 'no_activity.reason_missing'),
    ...lacking(!photographed(view, args.media), 'no_activity.photo_missing'),
  ]
}

/**
 * R92: behaviours, the legal warning read aloud, sound or film (or the body camera named on site), a note, two officers.
 * Nobody has to be on site any more: threatened officers leave and finish elsewhere.
 */
export function uncooperativeBarriers(view: DossierView, args: Omit<VisitVerbArgs['party.uncooperative/1'], 'record'>): Barrier[] {
  const proved = recorded(view, args.media) || recorderMeets(view, 'UNCOOPERATIVE')
  return [
    ...openBarriers(view), ...pauseBarriers(view),
    ...lacking(!args.behaviours.some((one) => one.trim()), 'uncooperative.behaviour_missing'),
    ...lacking(!args.warned || !args.warning.trim(), 'uncooperative.not_warned'),
    ...lacking(!proved, 'uncooperative.recording_missing'),
    ...lacking(!args.note.trim(), 'uncooperative.note_missing'),
    ...signedByTwo(view, args.officers),
  ]
}

export const VISIT_GATES: Gates<'visit.suspend/1' | 'visit.settle/1' | 'visit.resume/1' | 'visit.terminate/1' | 'department.no_activity/1' | 'party.uncooperative/1'> = {
  'visit.suspend/1': suspendBarriers,
  'visit.settle/1': settleBarriers,
  'visit.resume/1': endBarriers,
  'visit.terminate/1': endBarriers,
  'department.no_activity/1': noActivityBarriers,
  'party.uncooperative/1': (view, args, user) => [...officerBarriers(view, user), ...uncooperativeBarriers(view, args)],
}

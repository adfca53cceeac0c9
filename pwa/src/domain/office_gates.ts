/** Gates of what is asked from, and decided by, the department head (R40, R61, R62, R68, R69, R72). */
import { isUnapproved } from './approval'
import { isHead } from './deciding'
import { officerBarriers, openBarriers } from './gates'
import { barrier, type Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Args<V extends keyof VisitVerbArgs> = VisitVerbArgs[V]
type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: Args<V>, user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

const when = (is: boolean, code: string): Barrier[] => (is ? [barrier(code)] : [])
const leaderOnly = (view: DossierView, user: string): Barrier[] => when(view.members[user]?.value.role !== 'LEADER', 'tasks.only_leader')

/** R61: a reason; in words where it is "other". The person stays in the role until a head has decided (R138). */
export function replacementBarriers(view: DossierView, args: Pick<Args<'replacement.request/1'>, 'user' | 'reason' | 'note'>): Barrier[] {
  return [
    ...openBarriers(view), ...when(!view.members[args.user], 'team.not_member'),
    ...when(args.reason === 'OTHER' && !args.note.trim(), 'tasks.replacement_reason'),
  ]
}

/** R69: reason and lead; not after the party was told, not twice. */
export function surpriseBarriers(view: DossierView, args: Args<'surprise.request/1'>, user: string): Barrier[] {
  const asked = view.surprise['self']?.value
  return [
    ...openBarriers(view), ...leaderOnly(view, user), ...when(!!view.notice['self'], 'surprise.noticed'),
    ...when(!!asked && asked.state !== 'RETURNED', 'surprise.asked'),
    ...when(!args.reason.trim() || args.media.length === 0, 'tasks.surprise_without_lead'),
  ]
}

/** R69: nobody is told of a surprise. R68: once; a call, fax, message or mail with its number. */
export function noticeBarriers(view: DossierView, args: Args<'notice.give/1'>, user: string): Barrier[] {
  const surprise = view.task['self']?.value.surprise || (!!view.surprise['self'] && view.surprise['self'].value.state !== 'RETURNED')
  const numbered = ['PHONE', 'FAX', 'SMS', 'EMAIL'].includes(args.means)
  return [
    ...openBarriers(view), ...officerBarriers(view, user), ...when(surprise, 'notice.surprise'), ...when(!!view.notice['self'], 'notice.given'),
    ...when(!args.to_name.trim() || (numbered && !args.number.trim()), 'notice.incomplete'),
  ]
}

/** R40: by the leader or an officer of the department, with a reason, where the approval is missing. */
export function urgentBarriers(view: DossierView, args: Args<'urgent.start/1'>, user: string): Barrier[] {
  const member = view.members[user]?.value
  const other = member?.role !== 'LEADER' && member?.department !== args.department
  return [
    ...openBarriers(view), ...officerBarriers(view, user), ...when(other, 'tasks.only_leader'),
    ...when(!isUnapproved(view, args.department) || !!view.urgent[args.department], 'urgent.not_needed'), ...when(!args.reason.trim(), 'urgent.reason_missing'),
  ]
}

export function decisionBarriers(view: DossierView, args: Args<'approval.decide/1'>): Barrier[] {
  const card = view.approvals[args.id]?.value
  if (!card) return [barrier('approvals.unknown')]
  if (card.state !== 'WAITING') return [barrier('approvals.decided_already', { name: card.decided?.name ?? '' })]
  const nobody = args.decision === 'APPROVE' && card.kind === 'REPLACEMENT' && !card.candidates.some((one) => one.user === args.successor)
  return [...when(args.decision === 'RETURN' && !args.opinion.trim(), 'approvals.opinion_missing'), ...when(nobody, 'approvals.successor_missing')]
}

export const OFFICE_GATES: Gates<'replacement.request/1' | 'surprise.request/1' | 'schedule.set/1' | 'notice.give/1' | 'urgent.start/1' | 'approval.decide/1' | 'deputy.name/1' | 'deputy.end/1'> = {
  'replacement.request/1': replacementBarriers,
  'surprise.request/1': surpriseBarriers,
  'schedule.set/1': (view, args, user) => [...openBarriers(view), ...leaderOnly(view, user), ...when(!/T\d\d:\d\d$/.test(args.planned_at), 'schedule.missing')],
  'notice.give/1': noticeBarriers,
  'urgent.start/1': urgentBarriers,
  'approval.decide/1': decisionBarriers,
  'deputy.name/1': (view, args, user) => [
    ...when(!isHead(view), 'deputies.not_head'), ...when(!args.deputy || args.deputy === user, 'deputies.person'), ...when(!args.from || args.to < args.from, 'deputies.days'),
  ],
  'deputy.end/1': (view, args) => when(!view.deputies[args.id], 'deputies.unknown'),
}

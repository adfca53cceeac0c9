/** How the verbs around the lines show before the server has settled them; see replay.ts. */
import { answered, happenedAt, type Lay } from './laying'
import { valueChosen } from './contests'
import type { MeasureRow, PauseRow } from './visit_rows'
import type { VisitVerbArgs } from './visit_verbs'

const made = (by: Parameters<typeof happenedAt>[0] & { made_by: string }) => ({ by: by.made_by, at: happenedAt(by) })

export const VISIT_LAYS: { [V in keyof VisitVerbArgs]: Lay<VisitVerbArgs[V]> } = {
  'team.declare/1': (args, by) => [['declarations', args.user, { ...args, at: happenedAt(by) }]],
  'replacement.request/1': (args, by) => [['replacements', args.id, { ...args, ...made(by), state: 'WAITING', successor: null, opinion: '' }]],
  'surprise.request/1': (args, by) => [['surprise', 'self', { ...args, ...made(by), state: 'WAITING' }]],
  'schedule.set/1': (args, by) => [['schedule', 'self', { ...args, ...made(by) }]],
  'notice.give/1': (args, by) => [['notice', 'self', { ...args, by: by.made_by }]],
  'urgent.start/1': (args, by) => [['urgent', args.department, { ...args, ...made(by) }]],
  'visit.tell/1': (args, by) => [['told', 'self', { ...args, ...made(by) }]],
  'visit.suspend/1': (args, by) => [['pauses', args.id, { ...args, ...made(by), asked: null, ended: null }]],
  'visit.resume/1': (args, by, view) => ended(view.pauses[args.id]?.value, 'RESUMED', args, by),
  'visit.terminate/1': (args, by, view) => ended(view.pauses[args.id]?.value, 'TERMINATED', args, by),
  'visit.settle/1': (args, _by, view) => {
    const row = view.pauses[args.id]
    const kept = row && [row, ...row.contest].find((one) => one.head === args.keep)
    return kept ? [['pauses', args.id, kept.value]] : []
  },
  'department.no_activity/1': (args, by) => args.lines.map((line) => ['findings', line, {
    line, department: args.department, checked: false, reason: args.reason, outcome: 'NO_RELEVANT_ACTIVITY', sub_code: null, note: '',
    fact: '', clause: '', measure: 'NONE', deadline: null, methods: ['ON_SITE'], recorded_by: by.made_by, recorded_at: happenedAt(by),
  }]),
  'party.uncooperative/1': ({ behaviours, warned, warning, note, media, officers }) =>
    answered({ mode: 'UNCOOPERATIVE', uncooperative: { behaviours, warned, warning, note, media, officers } }),
  'measure.order/1': (args, by) => [['measures', args.line, { ...orderOf(args), ...made(by) }]],
  'sample.take/1': (args, by) => [['samples', args.id, { ...args, ...made(by), report: null }]],
  'conclusion.adopt/1': (args, by) => [['adopted', args.id, { ...args, ...made(by) }]],
  'clue.record/1': (args, by) => [['clues', args.id, { ...args, ...made(by) }]],
  'contest.settle/1': (args, _by, view) => valueChosen(view, args.row, args.choose),
  'recorder.note/1': (args, by) => [['recorders', args.id, { ...args, by: by.made_by, state: 'AWAITED', files: [] }]],
  'service.record/1': (args, by) => [['services', args.id, { ...args, ...made(by) }]],
  'paper.attach/1': (args, by) => [['papers', args.id, { ...args, ...made(by) }]],
  'approval.decide/1': (args, by, view) => {
    const card = view.approvals[args.id]?.value
    if (!card) return []
    const name = view.profile['self']?.value.name ?? ''
    const decided = { by: by.made_by, name, at: happenedAt(by), opinion: args.opinion, as_deputy: false }
    return [['approvals', args.id, { ...card, state: args.decision === 'APPROVE' ? 'APPROVED' : 'RETURNED', decided }]]
  },
  'deputy.name/1': (args, by, view) => [['deputies', args.id, {
    ...args, head: by.made_by, head_name: view.profile['self']?.value.name ?? '', deputy_name: '', ended: false,
  }]],
  'deputy.end/1': (args, _by, view) => {
    const named = view.deputies[args.id]?.value
    return named ? [['deputies', args.id, { ...named, ended: true }]] : []
  },
}

/** The order itself; what it settled is no part of it. */
function orderOf(args: VisitVerbArgs['measure.order/1']): Omit<MeasureRow, 'by' | 'at'> {
  const order = { ...args }
  delete order.saw
  return order
}

function ended(pause: PauseRow | undefined, how: 'RESUMED' | 'TERMINATED', args: VisitVerbArgs['visit.resume/1'], by: Parameters<typeof made>[0]): ReturnType<Lay<never>> {
  if (!pause) return []
  const { reason, approved_by, approved_how, approved_at } = args
  if (approved_how === 'ONLINE') return [['pauses', pause.id, { ...pause, asked: { how, reason, ...made(by), returned: null } }]]
  const ended = { how, ...made(by), reason, approved_by, approved_how, approved_at: approved_at ?? happenedAt(by), confirmed: false }
  return [['pauses', pause.id, { ...pause, ended }]]
}

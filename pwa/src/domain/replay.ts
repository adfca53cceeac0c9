/**
 * What the screen shows: the server's rows with this phone's unsettled mutations laid over them, in order.
 * Pure; one small function per verb. When a colleague wrote the row meanwhile, ours is shown beside his, exactly as
 * the server will keep it, so that nothing jumps on the screen when the answer comes.
 */
import { judge, keepBeside, writeOf, type Attempt } from './conflict'
import { answered, happenedAt, type Lay, type Pending, type Put } from './laying'
import type { Collections, DossierView, Row } from './rows'
import type { VerbArgs, VerbName } from './verbs'
import { rowNamed, setRow } from './view'
import { VISIT_LAYS } from './visit_lays'

export { happenedAt, type Pending } from './laying'

type LayOf<V extends VerbName> = Lay<VerbArgs[V]>

const LAY: { [V in VerbName]: LayOf<V> } = {
  ...VISIT_LAYS,
  'team.check_in/1': (args, by, view) => [['checkins', args.user, {
    user: args.user, department: view.members[args.user]?.value.department ?? '', in_at: happenedAt(by), out_at: null,
    method: args.method, by: by.made_by, certificate_shown: args.certificate_shown, place: by.place,
    handwriting: args.handwriting, photo: args.photo, confirmed: args.user === by.made_by,
  }]],
  'team.check_out/1': (args, by, view) => changedCheckIn(view, args.user, { out_at: happenedAt(by) }),
  'team.confirm/1': (args, _by, view) => changedCheckIn(view, args.user, { confirmed: true }),
  'line.assign/1': (args, by) => args.lines.map((line) => ['assignments', line, { line, users: args.users, by: by.made_by }]),
  'finding.record/1': (args, by, view) => [finding(args, by, view)],
  'finding.settle/1': (args, by, view) => [finding(args.value, by, view)],
  'evidence.attach/1': (args, by) => [['evidence', args.id ?? args.sha256, { ...args, captured_by: by.made_by, place: by.place, state: 'declared' }]],
  'contact.log/1': (args, by) => [['contacts', args.id, { ...args, by: by.made_by }]],
  'witness.record/1': (args) => [['witnesses', args.id, args]],
  'part.close/1': (args, by) => [['parts', args.department, {
    ...args, closed_at: happenedAt(by), closed_by: by.made_by, device: by.device, seq: by.seq, link: by.link,
  }]],
  'party.confirm/1': (args) => answered({
    mode: args.sealed ? 'SEALED' : 'SIGNED', signer_name: args.signer_name, signer_role: args.signer_role,
    signature: args.signature, opinion: args.opinion,
  }),
  'party.refuse/1': (args) => answered({
    mode: 'REFUSED', opinion: args.opinion,
    refusal: { reason: args.reason, document: args.document, told: args.told, media: args.media, officers: args.officers },
  }),
  'party.unreachable/1': (args) => answered({
    mode: 'NOT_PRESENT',
    unreachable: {
      site_state: args.site_state, address_visited: args.address_visited, address_explanation: args.address_explanation,
      note: args.note, media: args.media, officers: args.officers,
    },
  }),
  'record.lock/1': (args, by) => [['record', 'self', {
    mode: args.mode, record: args.record, code: args.code, locked_at: happenedAt(by), locked_by: by.made_by,
    cut: args.cut, incomplete: false, gap: args.gap ?? null,
  }]],
  'supplement.propose/1': (args, by) => [['supplements', args.id, { ...args, by: by.made_by, at: happenedAt(by), state: 'proposed' }]],
}

/** Lay mutations over a view, oldest first; changes and returns the view it is given. */
export function replay(view: DossierView, pending: Iterable<Pending>): DossierView {
  for (const mutation of pending) layOver(view, mutation)
  return view
}

function layOver(view: DossierView, mutation: Pending): void {
  const lay = LAY[mutation.name as VerbName] as LayOf<VerbName> | undefined
  if (!lay) return // a verb of a newer app: sent, but not drawn by this one
  const settles = mutation.name === 'finding.settle/1' || ((mutation.args as { saw?: string[] } | null)?.saw?.length ?? 0) > 0
  for (const put of lay(mutation.args as never, mutation, view)) putOver(view, put, mutation, settles)
}

function putOver(view: DossierView, [collection, key, value]: Put, mutation: Pending, settles: boolean): void {
  const name = `${collection}/${key}`
  const head = `${mutation.device}:${mutation.seq}`
  const stands = rowNamed(view, name)
  if (mutation.relayed && isIn(stands, mutation)) return
  const attempt = attemptOf(stands, mutation, name)
  const entry = { head, value, by: mutation.made_by, at: happenedAt(mutation) }
  const isCurrent = settles || !stands || judge(writeOf(stands.head), attempt) === 'current'
  const row = isCurrent
    ? { ...entry, contest: settles ? [] : (stands?.contest ?? []), pending: true }
    : { ...stands, contest: keepBeside(stands.contest, entry, attempt), pending: true }
  setRow(view, collection, key, row as never)
}

/** The server's row knows this write, or a later one of the same phone. */
function isIn(stands: Row<unknown> | undefined, { device, seq }: Pending): boolean {
  const writes = [stands?.head ?? '', ...(stands?.contest ?? []).map((entry) => entry.head)].map(writeOf)
  return writes.some((write) => write.device === device && write.seq !== null && write.seq >= seq)
}

function attemptOf(stands: Row<unknown> | undefined, mutation: Pending, name: string): Attempt {
  const { device, seq } = mutation
  const writes = [stands?.head ?? '', ...(stands?.contest ?? []).map((entry) => entry.head)].map(writeOf)
  const own = writes.filter((write) => write.device === device && write.seq !== null).map((write) => write.seq!)
  const base = mutation.base.find((entry) => entry.row === name)?.head ?? null
  return { base, device, seq, ownLast: own.length ? Math.max(...own) : null, baseKnown: true }
}

function changedCheckIn(view: DossierView, user: string, change: Partial<Collections['checkins']>): Put[] {
  const row = view.checkins[user]
  return row ? [['checkins', user, { ...row.value, ...change }]] : []
}

function finding(args: VerbArgs['finding.record/1'], by: Pending, view: DossierView): Put {
  const department = view.lines[args.line]?.value.department ?? ''
  return ['findings', args.line, { ...args, department, recorded_by: by.made_by, recorded_at: happenedAt(by) }]
}

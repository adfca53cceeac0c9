/**
 * The canonical record: what is shown to the party and hashed. Built on the phone from the dossier's view;
 * the office's PDF is printed from the same bytes. Field order is fixed by RFC 8785, list order here.
 */
import { hex, sha256 } from './bytes'
import { canonicalBytes } from './canonical'
import type { ConfirmMode, DossierView, FindingRow, LineRow } from './rows'
import { valuesOf } from './view'
import { visitRecord, type VisitRecord } from './visit_record'

export interface RecordLine {
  code: string; department: string; item: string; content: string; checked: boolean; reason: string; methods: string[]
  outcome: string | null; sub_code: string | null; note: string; fact: string; clause: string; measure: string; deadline: string | null
}
export interface SignedRecord {
  kind: 'liancha-record/2'
  task: { id: string; task_no: string; name: string; field: string; planned_at: string; profile: string }
  object: { name: string; uscc: string | null; address_registered: string; address_visited: string }
  departments: { id: string; code: string; name: string; role: string }[]
  team: { user: string; name: string; department: string; role: string; certificate_no: string; in_at: number | null; out_at: number | null }[]
  lines: RecordLine[]
  parts: { department: string; lines_hash: string; closed_at: number; closed_by: string }[]
  evidence: { sha256: string; kind: string; purpose: string; line: string | null; captured_at: number }[]
  contacts: { id: string; time: number; channel: string; number: string; result: string; by: string }[]
  witnesses: { name: string; unit: string; relation: string }[]
  mode: ConfirmMode
  opinion: string
  refusal: { reason: string; document: string; told: boolean } | null
  unreachable: { site_state: string; address_visited: string; address_explanation: string; note: string } | null
  uncooperative: { behaviours: string[]; warned: boolean; warning: string; note: string } | null
  visit: VisitRecord
  started_at: number | null
  closed_at: number
}
/** How the party answered, as far as the record states it; `closed_at` is the moment it is built (ms). */
export interface Closing {
  mode: ConfirmMode; opinion: string; closed_at: number
  refusal?: SignedRecord['refusal']; unreachable?: SignedRecord['unreachable']; uncooperative?: SignedRecord['uncooperative']
}

const NOT_RECORDED: Omit<FindingRow, 'line' | 'department' | 'recorded_by' | 'recorded_at'> = {
  checked: false, reason: '', methods: [], outcome: null, sub_code: null, note: '', fact: '', clause: '', measure: 'NONE', deadline: null,
}
const by = <T>(name: (entry: T) => string) => (a: T, b: T) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0)

/** The lines of the whole checklist, or of one department, in the checklist's order. */
export function recordLines(view: DossierView, department?: string): RecordLine[] {
  return valuesOf(view, 'lines')
    .filter((line) => department === undefined || line.department === department)
    .sort((a, b) => a.order - b.order || by<LineRow>((line) => line.code)(a, b))
    .map((line) => recordLine(line, view.findings[line.code]?.value))
}

function recordLine(line: LineRow, finding: FindingRow | undefined): RecordLine {
  const { checked, reason, methods, outcome, sub_code, note, fact, clause, measure, deadline } = finding ?? NOT_RECORDED
  const { code, department, item, content } = line
  return { code, department, item, content, checked, reason, methods: [...methods], outcome, sub_code, note, fact, clause, measure, deadline }
}

/** SHA-256 (hex) of the canonical JSON of one department's lines: what part.close binds. */
export async function linesHash(view: DossierView, department: string): Promise<string> {
  return hex(await sha256(canonicalBytes(recordLines(view, department))))
}

export function buildRecord(view: DossierView, closing: Closing): SignedRecord {
  const task = view.task['self']?.value
  if (!task) throw new Error('a record needs its task')
  const unreachable = closing.unreachable ?? null
  return {
    kind: 'liancha-record/2',
    task: { id: view.id, task_no: task.task_no, name: task.name, field: task.field, planned_at: task.planned_at, profile: task.profile.code },
    object: {
      name: task.object.name, uscc: task.object.uscc, address_registered: task.object.address_registered,
      address_visited: unreachable?.address_visited || task.object.address_registered,
    },
    departments: task.departments.map(({ id, code, name, role }) => ({ id, code, name, role })),
    team: team(view), lines: recordLines(view), parts: parts(view), evidence: evidence(view), contacts: contacts(view),
    witnesses: valuesOf(view, 'witnesses').sort(by((witness) => witness.id)).map(({ name, unit, relation }) => ({ name, unit, relation })),
    mode: closing.mode, opinion: closing.opinion, refusal: closing.refusal ?? null, unreachable,
    uncooperative: closing.uncooperative ?? null, visit: visitRecord(view),
    started_at: startedAt(view), closed_at: closing.closed_at,
  }
}

function team(view: DossierView): SignedRecord['team'] {
  return valuesOf(view, 'members').sort(by((member) => member.user)).map((member) => ({
    user: member.user, name: member.name, department: member.department, role: member.role, certificate_no: member.certificate_no,
    in_at: view.checkins[member.user]?.value.in_at ?? null, out_at: view.checkins[member.user]?.value.out_at ?? null,
  }))
}

function parts(view: DossierView): SignedRecord['parts'] {
  return valuesOf(view, 'parts').sort(by((part) => part.department))
    .map(({ department, lines_hash, closed_at, closed_by }) => ({ department, lines_hash, closed_at, closed_by }))
}

/** The record cannot list itself, so media of kind RECORD stay out. */
function evidence(view: DossierView): SignedRecord['evidence'] {
  return valuesOf(view, 'evidence').filter((entry) => entry.kind !== 'RECORD').sort(by((entry) => `${entry.sha256} ${entry.line ?? ''} ${entry.purpose}`))
    .map(({ sha256: hash, kind, purpose, line, captured_at }) => ({ sha256: hash, kind, purpose, line, captured_at }))
}

function contacts(view: DossierView): SignedRecord['contacts'] {
  return valuesOf(view, 'contacts').sort((a, b) => a.time - b.time || by<{ id: string }>((entry) => entry.id)(a, b))
    .map(({ id, time, channel, number, result, by: author }) => ({ id, time, channel, number, result, by: author }))
}

function startedAt(view: DossierView): number | null {
  const times = valuesOf(view, 'checkins').map((checkIn) => checkIn.in_at)
  return times.length ? Math.min(...times) : null
}

/**
 * The cut of record.lock: per device the end of its part.close; a phone that closed two parts counts to the later.
 * It reaches at least as far as every write that was signed: a second phone of a department closes no part, and its
 * link is not known here, so it stands with an empty one.
 */
export function cutOf(view: DossierView): Record<string, { seq: number; link: string }> {
  const cut: Record<string, { seq: number; link: string }> = {}
  for (const { device, seq, link } of valuesOf(view, 'parts')) if (seq > (cut[device]?.seq ?? 0)) cut[device] = { seq, link }
  for (const { row, head } of signedRows(view)) {
    const [device, number] = head.split(':')
    const seq = Number(number)
    // another row with the very number of the closing: that phone recorded twice under it, and this is what was signed
    const beyond = seq > (cut[device!]?.seq ?? 0) || (seq === cut[device!]?.seq && !row.startsWith('parts/'))
    if (device && number && beyond) cut[device] = { seq, link: '' }
  }
  return cut
}

/** The rows that were signed, with the write that was signed. */
export function signedRows(view: DossierView): { row: string; head: string }[] {
  const signed = [
    'checkins', 'findings', 'evidence', 'contacts', 'witnesses', 'parts', 'confirmation', 'told', 'pauses', 'measures', 'samples', 'adopted', 'clues', 'recorders',
  ] as const
  return signed.flatMap((collection) =>
    Object.entries(view[collection]).map(([key, row]) => ({ row: `${collection}/${key}`, head: row.head })),
  ).sort(by((entry) => entry.row))
}

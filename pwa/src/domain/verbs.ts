/**
 * What a phone may ask for. One entry per verb: the shape of its arguments, the rows its handler writes
 * (they go into `base`), and how the screen shows it before the server has settled it (see replay.ts).
 */
import type { ConfirmMode, ContactRow, EvidenceRow, FindingRow, Measure, Method, OfficerSignature, OtherCode, Outcome, WitnessRow } from './rows'
import { VISIT_ROWS, type VisitVerbArgs } from './visit_verbs'

export type { OfficerSignature } from './rows'

/** Phones of the team not heard of when the record was locked (`at`: last contact in ms, or never), and why it was locked nevertheless. */
export interface Gap { reason: string; phones: { user: string; at: number | null }[] }

export interface VerbArgs extends VisitVerbArgs {
  'team.check_in/1': { user: string; method: 'OWN' | 'COLLEAGUE'; certificate_no: string; certificate_shown: boolean; handwriting: string | null; photo: string | null }
  /** an early leaver signs for his own lines: `handwriting` */
  'team.check_out/1': { user: string; reason: string; handwriting?: string | null }
  /** from the own account: "yes, that was me" on a colleague's phone */
  'team.confirm/1': { user: string }
  'line.assign/1': { lines: string[]; users: string[] }
  'finding.record/1': {
    line: string; checked: boolean; reason: string; outcome: Outcome | null; sub_code: OtherCode | null; note: string
    fact: string; clause: string; measure: Measure; deadline: string | null; methods: Method[]
  }
  /** names every value seen; `value` becomes current, the others stay on record */
  'finding.settle/1': { line: string; value: Omit<FindingRow, 'recorded_by' | 'recorded_at' | 'department'>; saw: string[] }
  'evidence.attach/1': Omit<EvidenceRow, 'captured_by' | 'place' | 'state' | 'captured_at'> & { captured_at: number }
  'contact.log/1': Omit<ContactRow, 'by'>
  'witness.record/1': WitnessRow
  'part.close/1': { department: string; lines_hash: string; signatures: OfficerSignature[] }
  'party.confirm/1': { signer_name: string; signer_role: string; signature: string; sealed: boolean; opinion: string; record: string }
  'party.refuse/1': { reason: string; document: string; told: boolean; media: string[]; officers: OfficerSignature[]; opinion: string; record: string }
  'party.unreachable/1': { site_state: string; address_visited: string; address_explanation: string; note: string; media: string[]; officers: OfficerSignature[]; record: string }
  /** `rows` are the rows that were signed, `cut` the part.close of every department */
  'record.lock/1': { mode: ConfirmMode; record: string; code: string; cut: Record<string, { seq: number; link: string }>; rows: { row: string; head: string }[]; gap?: Gap | null }
  'supplement.propose/1': { id: string; row: string; why: string; old: string; new: string }
}
export type VerbName = keyof VerbArgs

/** The rows a verb's handler writes: exactly these stand in the mutation's `base`. */
export const ROWS: { [V in VerbName]: (args: VerbArgs[V]) => string[] } = {
  ...VISIT_ROWS,
  'team.check_in/1': (a) => [`checkins/${a.user}`],
  'team.check_out/1': (a) => [`checkins/${a.user}`],
  'team.confirm/1': (a) => [`checkins/${a.user}`],
  'line.assign/1': (a) => a.lines.map((line) => `assignments/${line}`),
  'finding.record/1': (a) => [`findings/${a.line}`],
  'finding.settle/1': (a) => [`findings/${a.line}`],
  'evidence.attach/1': (a) => [`evidence/${a.id ?? a.sha256}`],
  'contact.log/1': (a) => [`contacts/${a.id}`],
  'witness.record/1': (a) => [`witnesses/${a.id}`],
  'part.close/1': (a) => [`parts/${a.department}`],
  'party.confirm/1': () => ['confirmation/self'],
  'party.refuse/1': () => ['confirmation/self'],
  'party.unreachable/1': () => ['confirmation/self'],
  'record.lock/1': () => ['record/self'],
  'supplement.propose/1': (a) => [`supplements/${a.id}`],
}

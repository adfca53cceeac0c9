/** Verbs around the lines of a visit; see verbs.ts. */
import type { OfficerSignature } from './rows'
import type {
  AdoptedRow, ClueRow, DeclarationRow, MeasureRow, NoticeRow, PaperRow, RecorderRow, ReplacementRow, SampleRow, ServiceRow, ToldRow, Uncooperative,
} from './visit_rows'

/** PHONE: who is said to have allowed it and when; it holds at once and waits for that person's own confirmation. ONLINE: the head is asked first. */
export interface Leave { approved_by: string; approved_how: 'PHONE' | 'ONLINE'; approved_at: number | null }

export interface VisitVerbArgs {
  'team.declare/1': Omit<DeclarationRow, 'at'>
  'replacement.request/1': Pick<ReplacementRow, 'id' | 'user' | 'reason' | 'note'>
  'surprise.request/1': { reason: string; media: string[] }
  'schedule.set/1': { planned_at: string; vehicle: string }
  'notice.give/1': Omit<NoticeRow, 'by'>
  'urgent.start/1': { department: string; reason: string }
  'visit.tell/1': Omit<ToldRow, 'at' | 'by'>
  'visit.suspend/1': { id: string; reason: string; media: string[] }
  'visit.resume/1': { id: string; reason: string } & Leave
  'visit.terminate/1': { id: string; reason: string } & Leave
  /** two phones ended it differently: `keep` is the head of the value that stands, `saw` names every one */
  'visit.settle/1': { id: string; keep: string; saw: string[] }
  /** R93: `lines` are the department's lines the phone holds */
  'department.no_activity/1': { department: string; lines: string[]; reason: string; media: string[] }
  'party.uncooperative/1': Uncooperative & { record: string }
  /** `saw`: every order seen, when two phones ordered on one line; this one ends the contest */
  'measure.order/1': Omit<MeasureRow, 'by' | 'at'> & { saw?: string[] }
  'sample.take/1': Omit<SampleRow, 'by' | 'at' | 'report'>
  'conclusion.adopt/1': Omit<AdoptedRow, 'by' | 'at'>
  'clue.record/1': Omit<ClueRow, 'by' | 'at'>
  /** `choose`: the head of the value that stands from now on; `saw`: every head seen. Also after the lock */
  'contest.settle/1': { row: string; choose: string; saw: string[] }
  'recorder.note/1': Omit<RecorderRow, 'by' | 'state' | 'files'>
  /** also after the lock */
  'service.record/1': Omit<ServiceRow, 'by' | 'at'>
  /** also after the lock */
  'paper.attach/1': Omit<PaperRow, 'by' | 'at'>
  /** on the desk dossier */
  'approval.decide/1': { id: string; decision: 'APPROVE' | 'RETURN'; opinion: string; successor: string | null }
  /** on the desk dossier */
  'deputy.name/1': { id: string; deputy: string; from: string; to: string }
  'deputy.end/1': { id: string }
}

type Rows = { [V in keyof VisitVerbArgs]: (args: VisitVerbArgs[V]) => string[] }
export const VISIT_ROWS: Rows = {
  'team.declare/1': (a) => [`declarations/${a.user}`],
  'replacement.request/1': (a) => [`replacements/${a.id}`],
  'surprise.request/1': () => ['surprise/self'],
  'schedule.set/1': () => ['schedule/self'],
  'notice.give/1': () => ['notice/self'],
  'urgent.start/1': (a) => [`urgent/${a.department}`],
  'visit.tell/1': () => ['told/self'],
  'visit.suspend/1': (a) => [`pauses/${a.id}`],
  'visit.resume/1': (a) => [`pauses/${a.id}`],
  'visit.terminate/1': (a) => [`pauses/${a.id}`],
  'visit.settle/1': (a) => [`pauses/${a.id}`],
  'department.no_activity/1': (a) => a.lines.map((line) => `findings/${line}`),
  'party.uncooperative/1': () => ['confirmation/self'],
  'measure.order/1': (a) => [`measures/${a.line}`],
  'sample.take/1': (a) => [`samples/${a.id}`],
  'conclusion.adopt/1': (a) => [`adopted/${a.id}`],
  'clue.record/1': (a) => [`clues/${a.id}`],
  'contest.settle/1': (a) => [a.row],
  'recorder.note/1': (a) => [`recorders/${a.id}`],
  'service.record/1': (a) => [`services/${a.id}`],
  'paper.attach/1': (a) => [`papers/${a.id}`],
  'approval.decide/1': (a) => [`approvals/${a.id}`],
  'deputy.name/1': (a) => [`deputies/${a.id}`],
  'deputy.end/1': (a) => [`deputies/${a.id}`],
}

/** The files these verbs speak of (see named_media.ts). */
const ink = (signatures: OfficerSignature[]) => signatures.map((entry) => entry.sha256)
export const VISIT_MEDIA: { [V in keyof VisitVerbArgs]?: (args: VisitVerbArgs[V]) => (string | null)[] } = {
  'party.uncooperative/1': (a) => [...ink(a.officers), a.record],
  'service.record/1': (a) => [a.signature, ...a.media],
  'paper.attach/1': (a) => a.pages,
}

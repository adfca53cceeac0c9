/** Results: the reviewers' queue, everything about one task, and the verbs of review and publication. */
import type { ConfirmMode, FindingRow, MediaKind, MediaPurpose, Outcome, Place, TaskState } from '@/domain/rows'
import type { ReviewKind } from '@/domain/off_site'
import type { AdoptedRow, EvidenceReview, MeasureRow, PauseRow, SampleRow } from '@/domain/visit_rows'
import { query } from '../problem'
import { call, get, post, type Paged } from './http'

/** `days_left` counts working days, 0 is the last day; below 0 it is late. */
export interface Deadline { date: string; provisional: boolean; days_left: number }
export type ResultState = 'OPEN' | 'COMPLETED' | 'ENTERED' | 'RETURNED' | 'REVIEWED' | 'PUBLISHED' | 'NOT_DISCLOSED' | 'TERMINATED'
/** What this account may do now; the services ask again. */
export interface Abilities { enter: boolean; pass: boolean; return: boolean; publish: boolean; withhold: boolean }
export interface DepartmentResult { id: string; name: string; state: ResultState; outcome: Outcome | null; deadline: Deadline | null; overdue: boolean; can: Abilities }
export interface QueueRow {
  id: string; task_no: string; name: string; object: { name: string; uscc: string | null }; departments: DepartmentResult[]
  state: TaskState; mode: ConfirmMode | null; completed_on: string | null; exceptions: string[]; media: { total: number; verified: number }
}

/** what this account may record now: a laboratory's report, the party's request for a re-test */
export interface DeskSample extends SampleRow { can_report: boolean; can_retest: boolean }
/** A clue of the visit, and which department must dispatch it (R86). */
export interface DeskClue { id: string; to_department: string; matter: string; line: string | null; media: string[]; at: string; by: string | null; responsible: string }
export interface DeskLine {
  code: string; order: number; department: string; item: string; content: string; finding: FindingRow | null
  basis: { law: string; article: string }[]; recorded_by_name: string | null
  measure: MeasureRow | null; samples: DeskSample[]; adopted: AdoptedRow[]
}
export interface DeskDepartment extends DepartmentResult {
  code: string; role: 'INITIATING' | 'COOPERATING'; processing: string; lines: DeskLine[]; opinion: string; entered_by: string | null
}
/** `text` is the step in words, as the server knows it. */
export interface CustodyStep { at: string; step: string; by: string | null; text: string }
export interface DeskEvidence {
  /** the attachment; one file may stand at several lines */
  id: string
  sha256: string; kind: MediaKind; purpose: MediaPurpose; line: string | null; mime: string; size: number
  state: 'declared' | 'receiving' | 'assembled' | 'verified' | 'quarantined' | 'lost' | 'missing'
  captured_by: { id: string; name: string }; captured_at_device: number; captured_at_server: string | null; time_verified: boolean | null
  clock_offset_ms: number | null; place: Place | null; duration_ms: number | null; width: number | null; height: number | null
  signature_valid: boolean | null; device: string | null; custody: CustodyStep[]
  /** how it came, what it lacks, which recording it goes on from (SHA-256) */
  source: 'CAMERA' | 'ALBUM' | 'SCAN' | 'RECORDER' | 'OFF_SITE'; gaps: { at_ms: number; lost_ms: number; why: string }[]; follows: string | null
  /** off-site evidence (R80): what the two reviews said, and which of them this account may make now */
  reviews: (EvidenceReview & { kind: ReviewKind })[]; can_review: ReviewKind[]
}
/** 执法记录仪 named on site; `from`, `to` in ms, `to` null while it had not ended. */
export interface DeskRecorder {
  id: string; device_no: string; purpose: MediaPurpose; line: string | null; from: number; to: number | null; note: string
  state: 'AWAITED' | 'IMPORTED'; files: string[]; by: string; may_import: boolean
}
/** A barrier keeps a result from passing; the others are shown and no more. */
export interface Completeness { code: string; ok: boolean; text: string; barrier: boolean }
export interface HistoryEntry { at: string; actor: string | null; action: string; text: string }
export interface ResultDetail {
  id: string; task_no: string; name: string; field: string; planned_at: string; state: TaskState; mode: ConfirmMode | null
  started_at: string | null; completed_on: string | null; exceptions: string[]
  object: { name: string; uscc: string | null; address_registered: string; address_visited: string }
  departments: DeskDepartment[]; evidence: DeskEvidence[]; completeness: Completeness[]
  record: { sha256: string; code: string; locked_at: string; received_at: string; locked_by: string; incomplete: boolean } | null
  confirmation: { mode: ConfirmMode; signer_name: string; signer_role: string; opinion: string; refusal_reason: string; refusal_document: string; note: string; behaviours: string[]; warning: string } | null
  /** suspensions of the visit, oldest first; `ended.by` and `by` are names */
  pauses: { id: string; at: number; by: string; reason: string; media: string[]; ended: PauseRow['ended'] }[]
  clues: DeskClue[]
  recorders: DeskRecorder[]
  held: { at: string; by: string | null; text: string }[]
  /** review flags, once a flag and author; `what` are the acts in words */
  flags: { flag: string; by: string | null; at: string; n: number; what: string[] }[]
  contested: { row: string; text: string; values: { by: string | null; at: number; text: string }[] }[]
  history: HistoryEntry[]
}

/** What publish would make public now, word for word (R104). */
export interface PublicContent {
  task_name: string; task_no: string; items: string[]; object_name: string; uscc: string | null; department: string
  checked_on: string; outcome: Outcome; outcome_label: string; processing: string; field: string
}

const address = (task: string) => `/api/results/tasks/${task}`

export const listResults = (asked: { state?: string; q?: string; page?: number; size?: number }, signal?: AbortSignal) => get<Paged<QueueRow>>(`/api/results/tasks${query(asked)}`, signal)
export const readResult = (task: string, signal?: AbortSignal) => get<ResultDetail>(address(task), signal)
export const enterResult = (task: string, department: string) => post<unknown>(`${address(task)}/enter`, { department })
export const returnResult = (task: string, department: string, opinion: string, lines: string[]) => post<unknown>(`${address(task)}/return`, { department, opinion, lines })
export const passResult = (task: string, department: string) => post<unknown>(`${address(task)}/pass`, { department })
export const reportSample = (task: string, sample: string, report: { received_on: string; qualified: boolean; number: string }) => post<unknown>(`${address(task)}/samples/${sample}/report`, report)
export const askRetest = (task: string, sample: string, told: { asked_on: string; reason: string }) => post<unknown>(`${address(task)}/samples/${sample}/retest`, told)
export const reviewEvidence = (task: string, sha256: string, said: { kind: ReviewKind; usable: boolean; opinion: string }) => post<unknown>(`${address(task)}/evidence/${sha256}/reviews`, said)
export const previewPublication = (task: string, department: string, signal?: AbortSignal) => get<PublicContent>(`/api/publication/tasks/${task}/preview${query({ department })}`, signal)
export const publishResult = (task: string, department: string) => post<unknown>(`/api/publication/tasks/${task}/publish`, { department })
export const withholdResult = (task: string, department: string, ground: string) => post<unknown>(`/api/publication/tasks/${task}/withhold`, { department, ground })
export const importRecorderFiles = (task: string, entry: string, files: { sha256: string; name: string }[]) => post<unknown>(`${address(task)}/recorders/${entry}/files`, { files })
export const readRecordForm = async (task: string, signal?: AbortSignal) => (await call('GET', `/api/forms/tasks/${task}/F-09.pdf`, undefined, signal)).blob()

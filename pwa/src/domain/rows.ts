/**
 * The rows of a task's dossier, as they travel and as the phone keeps them. Row id = "collection/key".
 * The server writes the same shapes (backend/fieldwork, backend/tasks); docs of a field's meaning: domain.md 4.
 */

import type {
  AdoptedRow, ApprovalRow, ClueRow, DeclarationRow, DeputyRow, EvidenceReviewRow, MeasureRow, NoticeRow, PaperRow, PartyCaseRow, PauseRow, RecorderRow, ReplacementRow,
  SampleRow, ScheduleRow, ServiceRow, SurpriseRow, ToldRow, Uncooperative, UrgentRow,
} from './visit_rows'

export type Outcome =
  | 'NO_PROBLEM_FOUND' | 'FAILED_TO_DISCLOSE_INFO' | 'UNREACHABLE_AT_REGISTERED_ADDRESS'
  | 'NO_RELEVANT_ACTIVITY' | 'PROBLEM_ORDERED_RECTIFY' | 'PROBLEM_PENDING_INVESTIGATION'
  | 'SERIOUSLY_UNCOOPERATIVE' | 'QUALIFIED' | 'UNQUALIFIED' | 'OTHER'
export type OtherCode =
  | 'DEREGISTERED' | 'REVOKED' | 'CANCELLED' | 'MOVED_OUT' | 'CLOSED_OR_LIQUIDATING'
  | 'CONCEALED_OR_FALSE_DISCLOSURE' | 'OTHER'
export type Method =
  | 'ON_SITE' | 'WRITTEN' | 'NETWORK' | 'SAMPLING' | 'ENTRUSTED' | 'DATA_COMPARISON' | 'OFF_SITE'
  | 'ADOPTED_CONCLUSION'
export type Measure = 'NONE' | 'RECTIFY_NOW' | 'RECTIFY_BY' | 'INVESTIGATE' | 'TRANSFER'
export type TaskState =
  | 'GENERATED' | 'APPROVED' | 'PREPARED' | 'NOTIFIED' | 'SURPRISE' | 'ON_SITE' | 'READY_TO_CONFIRM'
  | 'CONFIRMED' | 'REFUSED' | 'UNREACHABLE' | 'UNCOOPERATIVE' | 'SUSPENDED' | 'TERMINATED' | 'COMPLETED'
  | 'ENTERED' | 'RETURNED' | 'REVIEWED' | 'PUBLISHED' | 'NOT_DISCLOSED' | 'CORRECTED' | 'STOPPED' | 'ARCHIVED'
/** UNCOOPERATIVE: the party was there and let nothing be inspected (R92); domain.md 4.15 has no word of its own for it */
export type ConfirmMode = 'SIGNED' | 'SEALED' | 'REFUSED' | 'NOT_PRESENT' | 'UNCOOPERATIVE'
export type MediaKind = 'PHOTO' | 'AUDIO' | 'VIDEO' | 'DOC_SCAN' | 'SIGNATURE' | 'RECORD'
export type MediaPurpose =
  | 'SITE' | 'REFUSAL' | 'UNREACHABLE' | 'NOTICE' | 'SERVICE' | 'WITNESS' | 'CHECK_IN' | 'CONFIRMATION'
  | 'UNCOOPERATIVE' | 'SUSPENSION' | 'VOICE_NOTE' | 'SAMPLE' | 'MEASURE' | 'ADOPTED' | 'CLUE' | 'PAPER' | 'NO_ACTIVITY'
  | 'OFF_SITE'

export interface Place { lat_e7: number; lon_e7: number; accuracy_m: number; system: 'WGS84' }

export interface OfficerSignature { user: string; sha256: string }

/** task/self */
export interface TaskRow {
  task_no: string
  name: string
  field: string
  industry: string
  /** "2026-11-21T09:30" in Asia/Shanghai */
  planned_at: string
  surprise: boolean
  state: TaskState
  object: {
    id: string; name: string; uscc: string | null; registration_no: string | null; kind: string
    address_registered: string; premises: string[]; town: string; business_scope: string
    registration_status: string; contact_name: string; contact_phone: string; hazardous: boolean
    /** where the library puts it, and in which system; null: no comparison is possible */
    geo: { lat_e7: number; lon_e7: number; system: 'WGS84' | 'GCJ02' | 'BD09' } | null
    /** R14: the library changed after the lock */
    changed_since: boolean
  }
  departments: { id: string; code: string; name: string; role: 'INITIATING' | 'COOPERATING' }[]
  leader: string
  checklist: { id: string; title: string; version: number }
  profile: {
    code: string; name: string; coordinator_name: string; refusal_av_required: boolean
    unreachable_attempts_min: number; min_inspectors_per_dept_on_site: number
    entry_responsibility: 'EACH' | 'LEAD'
  }
  /** shown before start, e.g. R8 依据已失效 */
  warnings: string[]
  vehicle: string
  /** R68: the last day on which a notice still leaves the working days wanted; null for a surprise check */
  notice_by: string | null
  /** R40: per department id the head's approval, null while it is missing. `at` in ms */
  approvals: Record<string, { number: string; by_name: string; at: number; as_deputy: boolean } | null>
  /** what the party's code opens (R74): signed by the server; the phone adds when it was shown */
  party_token: string | null
  /** R86: names of the county's departments, for clues; older dossiers do not carry them */
  receivers?: string[]
  /** which check of this object this year it is */
  nth_this_year: number
  completed_on: string | null
  entry_deadline: { date: string; provisional: boolean } | null
}

/** members/<user id> */
export interface MemberRow {
  user: string; inspector_no: string; name: string; department: string; department_name: string
  role: 'LEADER' | 'MEMBER' | 'AUXILIARY' | 'EXPERT'
  person_type: 'CERTIFIED' | 'AUXILIARY'
  certificate_no: string; certificate_valid_to: string | null; phone: string
}

/** checkins/<user id> */
export interface CheckInRow {
  user: string; department: string
  /** milliseconds */
  in_at: number; out_at: number | null
  method: 'OWN' | 'COLLEAGUE'; by: string; certificate_shown: boolean; place: Place | null
  handwriting: string | null; photo: string | null
  /** false until a colleague's-phone check-in is confirmed from the own account */
  confirmed: boolean
}

/** lines/<code>: frozen text of one line of the unified checklist (R10, R14) */
export interface LineRow {
  code: string; order: number; department: string; item: string; content: string
  how_to_check: string[]; methods: Method[]
  basis: { law: string; article: string; text: string; mark: 'V' | 'E' | 'G' }[]
  item_class: 'KEY' | 'GENERAL'; result_type: 'STANDARD' | 'QUALITY'
  evidence_required: string[]; phrases: string[]; materials: string[]
  guidance_version: number; outcome_options: Outcome[]
}

/** assignments/<line code> (R73) */
export interface AssignmentRow { line: string; users: string[]; by: string }

/** findings/<line code> */
export interface FindingRow {
  line: string; department: string
  checked: boolean
  /** why not, when checked is false */
  reason: string
  outcome: Outcome | null; sub_code: OtherCode | null; note: string
  fact: string; clause: string; measure: Measure; deadline: string | null
  methods: Method[]; recorded_by: string; recorded_at: number
}

/**
 * evidence/<id>: one attachment; without `id` the key is the file's hash (older phones, and what belongs to no line).
 * The same picture may stand at several lines: a row each, one file.
 */
export interface EvidenceRow {
  id?: string
  sha256: string; kind: MediaKind; purpose: MediaPurpose; line: string | null
  mime: string; size: number; captured_at: number; captured_by: string
  duration_ms: number | null; width: number | null; height: number | null; place: Place | null
  /** how it came: from the app's camera or microphone unless said otherwise */
  source?: 'CAMERA' | 'ALBUM' | 'SCAN' | 'RECORDER' | 'OFF_SITE'
  /** stretches (ms from the start) where a call, a lock or another app stopped the recording */
  gaps?: { at_ms: number; lost_ms: number; why: string }[]
  /** SHA-256 of the recording this one goes on from, after a call or a lock had ended it */
  follows?: string
  state: 'declared' | 'receiving' | 'assembled' | 'verified' | 'quarantined' | 'lost' | 'missing'
}

/** contacts/<uuid>: one attempt to reach the party (R91) */
export interface ContactRow { id: string; time: number; channel: 'PHONE' | 'VISIT' | 'MAIL' | 'EMAIL'; number: string; result: string; by: string }

/** witnesses/<uuid> (R89) */
export interface WitnessRow { id: string; name: string; unit: string; contact: string; relation: string; statement: string; signature: string | null }

/** parts/<department id>: a department has closed its lines */
export interface PartRow {
  department: string; closed_at: number; closed_by: string
  /** SHA-256 of the canonical JSON of that department's record lines */
  lines_hash: string
  /** officers' handwriting */
  signatures: { user: string; sha256: string }[]
  device: string; seq: number; link: string
}

/** confirmation/self: how the party answered */
export interface ConfirmationRow {
  mode: ConfirmMode
  signer_name: string; signer_role: string; signature: string | null; opinion: string
  refusal: { reason: string; document: string; told: boolean; media: string[]; officers: { user: string; sha256: string }[] } | null
  unreachable: { site_state: string; address_visited: string; address_explanation: string; note: string; media: string[]; officers: { user: string; sha256: string }[] } | null
  uncooperative: Uncooperative | null
}

/** record/self: present once the record is locked */
export interface LockRow {
  mode: ConfirmMode; record: string; code: string; locked_at: number; locked_by: string
  cut: Record<string, { seq: number; link: string }>; incomplete: boolean
  /** phones not heard of at the lock, and why it was locked nevertheless; null or absent: none */
  gap?: { reason: string; phones: { user: string; at: number | null }[] } | null
}

/** supplements/<uuid>: after the lock nothing is overwritten (R94) */
export interface SupplementRow { id: string; row: string; why: string; old: string; new: string; by: string; at: number; state: 'proposed' | 'accepted' | 'declined' }

/** review/<department id>: what the back office said (R102); state RETURNED tops the phone's list as 待补正 */
export interface ReviewRow { department: string; state: 'ENTERED' | 'RETURNED' | 'REVIEWED' | 'PUBLISHED'; opinion: string; lines: string[]; at: number }

/** preparation/<section> (R67); body null shows 未获取 */
export interface PreparationRow { section: string; title: string; order: number; source: string; date: string; body: { label: string; value: string }[] | null }

/** files/<sha256>: what the dossier carries; fetched and hashed before "ready offline" */
export interface FileRow { sha256: string; size: number; mime: string; title: string; kind: 'PHOTO' | 'GUIDANCE' | 'FORM' }

/** desk: profile/self */
export interface ProfileRow {
  user: string; username: string; name: string; roles: string[]
  department: { id: string; code: string; name: string } | null
  certificate_no: string; certificate_valid_to: string | null; person_type: 'CERTIFIED' | 'AUXILIARY' | 'NONE'
}
/** desk: problems/<code>: the catalogue's words, so that refusals read well offline */
export interface ProblemTextRow { code: string; title: string; detail: string }
/** desk: decisions/<mutation id>: later word on held or contested work */
export interface DecisionRow { device: string; seq: number; outcome: 'applied' | 'rejected' | 'held'; reason: string; at: number }

export interface Collections {
  task: TaskRow; members: MemberRow; checkins: CheckInRow; lines: LineRow; assignments: AssignmentRow
  findings: FindingRow; evidence: EvidenceRow; contacts: ContactRow; witnesses: WitnessRow; parts: PartRow
  confirmation: ConfirmationRow; record: LockRow; supplements: SupplementRow; review: ReviewRow
  preparation: PreparationRow; files: FileRow
  notice: NoticeRow; schedule: ScheduleRow; urgent: UrgentRow; declarations: DeclarationRow; replacements: ReplacementRow; surprise: SurpriseRow
  told: ToldRow; cases: PartyCaseRow; pauses: PauseRow; measures: MeasureRow; samples: SampleRow; adopted: AdoptedRow; clues: ClueRow
  evidence_reviews: EvidenceReviewRow; recorders: RecorderRow; services: ServiceRow; papers: PaperRow
  approvals: ApprovalRow; deputies: DeputyRow
  profile: ProfileRow; problems: ProblemTextRow; decisions: DecisionRow
}
export type Collection = keyof Collections

/** A row with its last write and what stands beside it. */
export interface Row<T> {
  value: T
  head: string
  contest: { head: string; value: T; by: string | null; at: number }[]
  /** true while a mutation of this phone that the server has not settled is laid over it */
  pending: boolean
  /** who wrote it last (user id) and when (ms), where known */
  by?: string | null
  at?: number | null
}

/** One dossier as a screen reads it: collection → key → row. */
export type DossierView = { id: string; kind: 'task' | 'desk' } & { [C in Collection]: Record<string, Row<Collections[C]>> }

/** Rows of what happens around the lines of a visit: before it, at the door, beside a line, when it is interrupted. */
import type { MediaPurpose, OfficerSignature } from './rows'

/** notice/self: the one-time notice (R68, R70, F-07). `at` in ms. */
export interface NoticeRow {
  means: 'LETTER' | 'PHONE' | 'FAX' | 'SMS' | 'EMAIL' | 'IN_PERSON'
  at: number; by: string; to_name: string; to_role: string; number: string; note: string
}
/** schedule/self: day, hour and vehicle as the leader set them (R72); TaskRow follows at the server */
export interface ScheduleRow { planned_at: string; vehicle: string; by: string; at: number }
/** urgent/<department id>: begun before the head approved (R40); back-filled when TaskRow.approvals holds the department */
export interface UrgentRow { department: string; reason: string; at: number; by: string }
/** declarations/<user id>: conflict of interest (R60) */
export interface DeclarationRow { user: string; conflict: boolean; kind: '' | 'KINSHIP' | 'INTEREST' | 'OTHER'; note: string; at: number }
/** replacements/<uuid>: asked for offline, decided online by the own department's head (R62, R138) */
export interface ReplacementRow {
  id: string; user: string; reason: 'RECUSAL' | 'POST_CHANGE' | 'WORK_CONFLICT' | 'HEALTH' | 'OTHER'; note: string
  by: string; at: number; state: 'WAITING' | 'APPROVED' | 'RETURNED'; successor: string | null; opinion: string
}
/** surprise/self: a surprise check asked for, with its lead (R69) */
export interface SurpriseRow { reason: string; media: string[]; by: string; at: number; state: 'WAITING' | 'APPROVED' | 'RETURNED' }
/** told/self: 亮证告知 — who, why, rights, whether recusal was asked for (F-10) */
export interface ToldRow {
  shown_to: string; shown_role: string; officers: string[]; recusal: boolean
  /** whose recusal was asked for (user ids) */
  recusal_of?: string[]
  recusal_reason: string; at: number; by: string
}
/** cases/<uuid>: what the party asked for, written by the server (R60). `suspends`: the head stops the work meanwhile. */
export interface PartyCaseRow {
  id: string; number: string; kind: 'RECUSAL' | 'OBJECTION'; about: string | null; department: string; words: string; at: number
  state: 'OPEN' | 'GRANTED' | 'DECLINED'; opinion: string; suspends: boolean; decided_at: number | null
}
/** pauses/<uuid>: the visit suspended, and how that ended (domain.md 5.5). `approved_by` is a name when told by phone. */
export interface PauseRow {
  id: string; reason: string; media: string[]; at: number; by: string
  /** put before the head online; the suspension goes on until he has decided. `returned`: his opinion when he declined */
  asked: null | { how: 'RESUMED' | 'TERMINATED'; reason: string; at: number; by: string; returned: string | null }
  ended: null | {
    how: 'RESUMED' | 'TERMINATED'; at: number; by: string; reason: string
    approved_by: string; approved_how: 'PHONE' | 'ONLINE'; approved_at: number; confirmed: boolean
  }
}
/** measures/<line code>: the order to rectify with its form F-11 (R83, R84) */
export interface MeasureRow {
  line: string; number: string; requirement: string; deadline: string | null
  given: 'WRITTEN' | 'ORAL' | 'PRINTED_BY_DEVICE'; note: string; to_name: string; to_role: string; media: string[]
  /** no seal on site: given orally now, the sealed F-11 is delivered later */
  deliver_later: boolean; by: string; at: number
}
export interface LabReport { received_on: string; qualified: boolean; number: string; deadline: string }
/** samples/<uuid> (R82): while one stands without `report`, its line is TEST_PENDING */
export interface SampleRow {
  id: string; line: string; product: string; batch: string; quantity: string; place: string; seal_no: string; receipt_no: string
  laboratory: string; representative: string; media: string[]; by: string; at: number
  report: null | LabReport
  /** the party asked for a re-test (SEED46): its report decides, until it is in the line waits again */
  retest?: { asked_on: string; reason: string; report: null | LabReport }
}
/** adopted/<uuid>: another body's conclusion (R81) */
export interface AdoptedRow { id: string; line: string; kind: 'DEPARTMENT' | 'COURT' | 'PROFESSIONAL'; source: string; number: string; date: string; summary: string; media: string[]; by: string; at: number }
/** One of the two reviews of off-site evidence; `at` in ms, `by` a user id. */
export interface EvidenceReview { by: string; name: string; at: number; usable: boolean; opinion: string }
/** evidence_reviews/<sha256>: what the office said of material from fixed electronic monitoring (R80) */
export interface EvidenceReviewRow { sha256: string; LEGAL?: EvidenceReview; TECHNICAL?: EvidenceReview }
/** clues/<uuid>: a problem outside the own duty, for the competent department (R86) */
export interface ClueRow { id: string; to_department: string; matter: string; line: string | null; media: string[]; by: string; at: number }
/** recorders/<uuid>: 执法记录仪 — named on site, its files hashed and matched at the desk */
export interface RecorderRow {
  id: string; device_no: string; purpose: MediaPurpose; line: string | null; from: number; to: number | null; note: string; by: string
  state: 'AWAITED' | 'IMPORTED'; files: string[]
}
/** services/<uuid>: a document handed over (F-17) */
export interface ServiceRow {
  id: string; documents: string[]; to_name: string; to_role: string; place: string
  how: 'DIRECT' | 'LEFT' | 'MAIL' | 'ELECTRONIC'; refused_note: string; witness: string; signature: string | null; media: string[]; by: string; at: number
}
/**
 * papers/<uuid>: signed paper photographed page by page (R95). `pages` by number, '' where one is missing;
 * `code` is what the pages' QR says without the page ("LC1:F-09:T-2026-F1-004:1A2B…:1"), '' where nobody could read it
 */
export interface PaperRow { id: string; form: string; code: string; pages_expected: number; pages: string[]; by: string; at: number }

/** How the party behaved when nothing could be inspected (R92, F-14). */
export interface Uncooperative { behaviours: string[]; warned: boolean; warning: string; note: string; media: string[]; officers: OfficerSignature[] }

/** desk: approvals/<uuid>: one card of a head's 待办 (R40, R62, R69, R60). What is unusual stands in `exceptions`. */
export interface ApprovalRow {
  id: string; kind: 'INSPECTION' | 'URGENT' | 'SURPRISE' | 'REPLACEMENT' | 'RESUME' | 'TERMINATE' | 'RECUSAL'
    /** R90: a refusal on a safety check, to be taken note of */
    | 'REPORT'
  task: string; task_no: string; department: string; title: string; object_name: string; town: string; planned_at: string
  facts: { label: string; value: string }[]; exceptions: string[]
  /** REPLACEMENT: who may succeed */
  candidates: { user: string; name: string; certificate_no: string }[]
  asked_by: string; at: number
  state: 'WAITING' | 'APPROVED' | 'RETURNED'; decided: null | { by: string; name: string; at: number; opinion: string; as_deputy: boolean }
}
/** desk: deputies/<uuid>: who decides for the head, from day to day (委托审批) */
export interface DeputyRow { id: string; head: string; head_name: string; deputy: string; deputy_name: string; from: string; to: string; ended: boolean }

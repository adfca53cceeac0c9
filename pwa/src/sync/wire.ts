/** The wire of POST /api/sync (sync.md section 3): names and shapes as the server reads and writes them. */
import type { Body } from '@/domain/view'
import type { Settlement } from '@/store'
import type { ProblemWords } from './types'

export const PROTOCOL = 1
export const SCHEMA = 1

/** Payload and signature base64url, links hex. */
export interface Envelope { payload: string; prev_link: string; link: string; signature: string }

export interface Statement {
  epoch: string; id: string; device: string; settled: { seq: number; link: string }; lowest: number
  have?: Record<string, number>; digest?: string; cursor?: string
  mutations: Envelope[]; relayed: Envelope[]
}
export interface SyncRequest extends Statement {
  protocol: number; schema: number; proof: string
  /** for the office: what this phone still holds, and its clock */
  unsent: number; now: number
}

export type Change = [collection: string, key: string, version: number, body: Body | null]
export interface DossierPage { id: string; from: number | null; version: number; whole: boolean; changes: Change[] }
/** Refused work that was carried has no number in the ledger: only its hash says which it is. */
export interface OutcomeWord { device: string | null; seq: number | null; hash: string; outcome: Settlement; problem?: Partial<ProblemWords> | null }
export interface Acknowledged { seq: number; link: string; signature: string }
export interface SyncAnswer {
  protocol: number; epoch: string; id: string; anchor: string
  acknowledged: Acknowledged; durable: number
  /** restored from a backup: it sends no `leave` and may not know all it once knew */
  recovering?: boolean
  outcomes: OutcomeWord[]; dossiers: DossierPage[]; leave: string[]
  cursor?: string | null; last: boolean; want?: 'have' | null
  /** after a gap: the number expected */
  expected?: number
  /** why the server closed our chain just now */
  closed?: string
}
export interface HandOverAnswer { epoch: string; acknowledged: Acknowledged; durable: number; outcomes: OutcomeWord[] }

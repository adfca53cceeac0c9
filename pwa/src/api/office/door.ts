/** What the desk sees of the door: arrivals with their places, what the party was told, what it asked for. */
import type { Place, TaskRow } from '@/domain/rows'
import { query } from '../problem'
import { get, post, type Paged } from './http'

export interface Arrival {
  user: string; name: string; department: string; in_at: number; out_at: number | null; method: 'OWN' | 'COLLEAGUE'; by: string
  certificate_shown: boolean; confirmed: boolean; place: Place | null
}
export interface PartyCase {
  id: string; task: string; task_no: string; object: string; number: string; kind: 'RECUSAL' | 'OBJECTION'; source: 'PORTAL' | 'ON_SITE'; at: string
  words: string; contact: string; about: string | null; department: string; state: 'OPEN' | 'GRANTED' | 'DECLINED'; opinion: string; suspends: boolean
  decided_at: string | null; decided_by: string | null; may_decide: boolean
}
export interface Told { at: number; by: string; shown_to: string; shown_role: string; officers: string[]; recusal: boolean; recusal_reason: string }
export interface Door { told: Told | null; arrivals: Arrival[]; geo: TaskRow['object']['geo']; cases: PartyCase[] }

export const readDoor = (task: string, signal?: AbortSignal) => get<Door>(`/api/doorstep/tasks/${task}`, signal)
export const listCases = (asked: { state?: string; page?: number; size?: number }, signal?: AbortSignal) => get<Paged<PartyCase>>(`/api/doorstep/cases${query(asked)}`, signal)
export const decideCase = (id: string, said: { granted: boolean; opinion: string; suspends: boolean }) => post<PartyCase>(`/api/doorstep/cases/${id}/decide`, said)

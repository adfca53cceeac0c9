/** What a database restored from a backup leaves open. */
import { get, post } from './http'

export interface RecoveryPerson { id: string | null; username: string; name: string; can_sign_in: boolean }
export interface RestoredDevice { id: string; label: string; user: RecoveryPerson; acknowledged_seq: number; restored_at: string; revoked_at: string | null }
export interface WitnessCopy { dossier: string; title: string; devices: number; rows: number; received_at: string }
export interface RecoveryGap { device: string; user: RecoveryPerson; first: number; last: number; noticed_at: string }
export interface MissingFile { sha256: string; size: number | null; type: string | null; dossiers: string[] }
export interface Recovery {
  epoch: string; recovering: boolean; restored_to: string | null; ready_at: string | null; recovered_at: string | null
  devices: RestoredDevice[]; held: { user: RecoveryPerson; count: number }[]; copies: WitnessCopy[]; gaps: RecoveryGap[]
  missing: MissingFile[]; missing_total: number
}

export const readRecovery = (signal?: AbortSignal) => get<Recovery>('/api/recovery', signal)
export const endRecovering = () => post<Recovery>('/api/recovery/end', { confirmed: true })

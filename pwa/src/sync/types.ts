/** The public shapes of the phone's engine: everything a screen may know about it. */
import type { MediaKind, Place } from '@/domain/rows'
import type { DossierView, Row, TaskRow } from '@/domain/rows'
import type { VerbArgs, VerbName } from '@/domain/verbs'
import type { Session, StorageRoom } from '@/store'

export type { Session }

export interface CaptureOptions { media?: string[]; place?: Place | null }
/** What a capture gives back once it is durable on this phone. `receipt` is shown to people (回执号). */
export interface Captured { id: string; seq: number; link: string; receipt: string }

/** One mutation of several that are captured together. */
export type Step = { [V in VerbName]: { name: V; args: VerbArgs[V] } & CaptureOptions }[VerbName]
/**
 * A step that needs what the earlier ones became: `done[i]` is step i, `view` the dossier with all of them laid over.
 * May run again when another tab captured meanwhile, so it must not show anything or count on running once.
 */
export type LaterStep = (done: Captured[], view: DossierView) => Step | Promise<Step>

export interface ProblemWords { code: string; title: string; detail: string }
export type Phase = 'idle' | 'syncing' | 'offline' | 'failed' | 'sign-in-needed' | 'revoked'
export type OutcomeState = 'local' | 'sending' | 'applied' | 'contested' | 'held' | 'rejected'

export interface OutcomeLine {
  dossier: string; id: string; seq: number; name: string; label?: string; state: OutcomeState; receipt: string
  /** milliseconds by the phone's clock */
  made_at: number
  problem?: ProblemWords
}
export interface UploadLine { sha256: string; kind: MediaKind; size: number; sent: number; problem?: ProblemWords }

export interface SyncState {
  phase: Phase
  /** mutations the server has not acknowledged, colleagues' that came by QR among them */
  localOnly: number
  /** media named by a mutation and not yet verified by the server */
  uploads: UploadLine[]
  lastContact: number | null
  problem: ProblemWords | null
  /** the server was restored from a backup and may not know all it once knew */
  recovering: boolean
  /** nothing owed: every mutation acknowledged, every medium it names verified */
  safeToSignOut: boolean
  /** newest first */
  outcomes: OutcomeLine[]
  storage: StorageRoom | null
  /** the system once removed this app's data (ms), until acknowledgeEviction() */
  evictedAt: number | null
}

export interface DossierLine {
  id: string; task: Row<TaskRow>
  /** files the dossier carries and how many of them are fetched and hashed: equal = ready offline 已可离线 */
  ready: { files: number; fetched: number }
  pending: number
  /** the record is locked, by the server's word or by a lock of this phone that still waits */
  locked: boolean
  /** departments whose result the back office sent back (R102) */
  returned: string[]
}

/** A colleague's phone as it was when its codes were scanned: `unsent` records and `media` were only on it. Times in ms. */
export interface Peer { user: string; device: string; unsent: number; media: number; heard_at: number }

/** A recording being written. `write` resolves when the chunk is durable; a crash loses only what was not written. */
export interface MediaWriter {
  id: string
  write(chunk: ArrayBuffer | Blob): Promise<void>
  finish(): Promise<{ sha256: string; size: number }>
  abort(): Promise<void>
}
/** `note` is what beginMedia was told it belongs to. */
export interface UnfinishedMedium { id: string; kind: MediaKind; mime: string; size: number; started_at: number; note: string | null }

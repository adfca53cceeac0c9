/**
 * What the tables hold. Whatever shows names, findings, pictures or tokens is `Sealed`, made and read by vault.ts and
 * nowhere else; ids, hashes, sizes, states and the names of collections and verbs stand in clear.
 */
import type { Bytes } from '@/domain/bytes'
import type { MediaKind } from '@/domain/rows'
import type { RecoveryWrap } from './vault_wraps'

/** Bytes as vault_format seals them; of a phone that was not upgraded yet, the plain value. */
export type Sealed = unknown
/** Words of a refusal may name people; null where they are this app's own words for the code. */
export interface StoredProblem { code: string; sealed: Sealed | null }

/** One row of a dossier as the server last sent it; `sealed` is its body. */
export interface StoredRow { dossier: string; collection: string; key: string; version: number; sealed: Sealed }
/** A row of a page that waits for the last page; `sealed` null is a tombstone. */
export type StagedRow = StoredRow

export type Settlement = 'applied' | 'contested' | 'held' | 'rejected'
export interface StoredMutation {
  device: string; seq: number; id: string; dossier: string; name: string
  /** the signed payload bytes, sealed; `size` is theirs */
  sealed: Sealed; size: number
  payload_hash: string; prev_link: string; link: string; signature: string
  media: string[]
  made_at: number
  /** 1 while the server's rows do not show it yet (indexed, so a number) */
  overlay: 0 | 1
  outcome: Settlement | null
  problem: StoredProblem | null
  /** 1 once handed over because its chain was closed */
  handed_over: 0 | 1
}

/** A colleague's mutation taken over by QR: it is his, this phone only carries it to the server. */
export interface StoredRelay extends StoredMutation {
  /** 1 once the server has answered for it (indexed, so a number) */
  settled: 0 | 1
}

/** What another phone of the team said of itself when it showed its sequence. `at` by its clock, `heard_at` by ours. */
export interface StoredPeer { dossier: string; device: string; sealed: Sealed }
export interface PeerWords { user: string; public_key: string; unsent: number; media: number; at: number; heard_at: number }

/** Something typed or drawn that is no mutation yet; `sealed` is its value. */
export interface StoredDraft { dossier: string; key: string; sealed: Sealed }

export type MediaState = 'recording' | 'here' | 'sent' | 'verified' | 'quarantined' | 'lost' | 'cleared'
export interface StoredMedium {
  id: string; sha256: string; kind: MediaKind; mime: string; size: number; started_at: number
  state: MediaState
  /** what it belongs to, in the screen's own words, sealed: after a crash it can go back there */
  note?: Sealed | null
  /** 1 once a mutation names it: only then is it uploaded */
  named: 0 | 1
  /** bytes the server has acknowledged, and where the upload lives */
  sent: number; upload_url: string | null
  /** why the server refused it, and when to try again (ms) */
  problem: StoredProblem | null
}
/** One piece of a medium or of a carried file, in order of `n`. */
export interface StoredSlice { medium: string; n: number; start: number; size: number; sealed: Sealed }
/** A file the dossiers carry; its bytes are slices under `carried/<sha256>`. */
export interface CarriedFile { sha256: string; size: number; mime: string }

/** A device key of one user on this phone. `acknowledged` is as far as the server has it. */
export interface StoredDevice {
  id: string; user: string; private_key: CryptoKey; public_key: Bytes
  /** false until the server knows the key; `closes` is then told along */
  enrolled: boolean; closes: { device: string; seq: number; link: string } | null
  seq: number; link: string
  settled: { seq: number; link: string }
  /** why this chain ended; its stranded tail goes to hand-over */
  closed: string | null
  revoked: boolean
  /** what makes it known again to a restored server; null where the server gives none */
  certificate?: string | null
}

/** The content key of one user on this phone, wrapped by his PIN and to the office; never as it is. */
export interface StoredVault {
  user: string
  salt: Bytes
  /** null once too many wrong PINs destroyed it: only the office can open it then */
  pin_wrap: Bytes | null
  /** null until the office's public key was heard of; then the PIN's wrap is never destroyed */
  recovery: RecoveryWrap | null
  passkeys: StoredPasskey[]
  wrong: number; wait_until: number
  /** non-extractable; here so that reloads, the worker and a killed browser need no PIN again */
  open: CryptoKey | null; open_until: number
}
/** The content key wrapped by what an authenticator's PRF gives for `salt`. */
export interface StoredPasskey { credential: Bytes; salt: Bytes; wrap: Bytes }

/** Small single facts, by name and type. */
import type { Database, MetaRecord } from './database'
import type { StoredProblem } from './records'
import { seal, unseal } from './vault'

export interface Session {
  user: { id: string; username: string; name: string; department: { id: string; code: string; name: string } | null; roles: string[] }
  device: string
}

/** Facts that are kept sealed. */
export interface Secrets {
  /** who is signed in, as the screens see it; which device key speaks for him is told by `here` */
  session: Session
  tokens: { access: string; refresh: string }
}

export interface Facts {
  /** who is signed in: ids only, readable while locked */
  here: { user: string; device: string }
  /** plain values of a version before encryption are still to be sealed */
  plain: true
  epoch: string
  /** dossier → version */
  have: Record<string, number>
  /** the one request whose answer may be used */
  open: { id: string }
  /** a pull cut into pages */
  paging: { cursor: string; entries: Record<string, { from: number | null; version: number; whole: boolean }>; leave: string[] }
  anchor: { token: string; boot: string; elapsed_at: number }
  durable: number
  /** set while the server recovers from a backup: dossiers whose copies it was offered */
  recovering: { offered: string[] }
  run: { phase: 'idle' | 'syncing' | 'offline' | 'failed' | 'sign-in-needed' | 'revoked'; problem: StoredProblem | null; lastContact: number | null }
  /** which tab is at it, and until when (ms) it may be believed */
  lease: { holder: string; until: number }
  upload_lease: { holder: string; until: number }
  /** set at first start; its absence beside the twin in localStorage betrays an eviction */
  marker: { since: number }
  evicted: { at: number }
  video_on_cellular: boolean
  clear_verified: boolean
  /** of a version before encryption: what the PIN was checked against; gone once the vault is made */
  pin: { user: string; salt: string; hash: string; wrong: number; wait_until: number; opened_at: number }
}

export async function readFact<K extends keyof Facts>(db: Database, key: K): Promise<Facts[K] | null> {
  const record = await db.meta.get(key)
  return record ? (record.value as Facts[K]) : null
}

export async function writeFact<K extends keyof Facts>(db: Database, key: K, value: Facts[K]): Promise<void> {
  await db.meta.put({ key, value })
}

/** Sealed and ready to be put into `meta`, inside a transaction. */
export async function sealSecret<K extends keyof Secrets>(db: Database, key: K, value: Secrets[K]): Promise<MetaRecord> {
  return { key, value: await seal(db, value) }
}

export async function readSecret<K extends keyof Secrets>(db: Database, key: K): Promise<Secrets[K] | null> {
  const record = await db.meta.get(key)
  return record ? unseal<Secrets[K]>(db, record.value) : null
}

/** Null where nobody is signed in; throws VaultLocked. */
export async function readSession(db: Database): Promise<Session | null> {
  const here = await readFact(db, 'here')
  const session = here && (await readSecret(db, 'session'))
  return session ? { ...session, device: here.device } : null
}

export async function dropFact(db: Database, key: keyof Facts | keyof Secrets): Promise<void> {
  await db.meta.delete(key)
}

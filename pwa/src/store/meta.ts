/** Small single facts, by name and type. */
import type { Database } from './database'

export interface Facts {
  /** who is signed in, as the screens see it */
  session: {
    user: { id: string; username: string; name: string; department: { id: string; code: string; name: string } | null; roles: string[] }
    device: string
  }
  tokens: { access: string; refresh: string }
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
  run: { phase: 'idle' | 'syncing' | 'offline' | 'failed' | 'sign-in-needed' | 'revoked'; problem: { code: string; title: string; detail: string } | null; lastContact: number | null }
  /** which tab is at it, and until when (ms) it may be believed */
  lease: { holder: string; until: number }
  upload_lease: { holder: string; until: number }
  /** set at first start; its absence beside the twin in localStorage betrays an eviction */
  marker: { since: number }
  evicted: { at: number }
  video_on_cellular: boolean
  clear_verified: boolean
  /** what a PIN is checked against; the PIN itself is kept nowhere */
  pin: { user: string; salt: string; hash: string; wrong: number; wait_until: number; opened_at: number }
}

export async function readFact<K extends keyof Facts>(db: Database, key: K): Promise<Facts[K] | null> {
  const record = await db.meta.get(key)
  return record ? (record.value as Facts[K]) : null
}

export async function writeFact<K extends keyof Facts>(db: Database, key: K, value: Facts[K]): Promise<void> {
  await db.meta.put({ key, value })
}

export async function dropFact(db: Database, key: keyof Facts): Promise<void> {
  await db.meta.delete(key)
}

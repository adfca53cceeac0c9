/** Room on the phone: ask to be kept, watch the quota, notice when the system threw us out. */
import type { Database } from './database'
import { readFact, writeFact } from './meta'

export interface StorageRoom { usage: number; quota: number; persisted: boolean }
const TWIN = 'liancha-since'

/** Ask once per start; browsers grant it to installed apps. */
export async function askToPersist(): Promise<boolean> {
  const manager = globalThis.navigator?.storage
  if (!manager?.persist) return false
  return (await manager.persisted()) || (await manager.persist())
}

export async function readRoom(): Promise<StorageRoom | null> {
  const manager = globalThis.navigator?.storage
  if (!manager?.estimate) return null
  const { usage = 0, quota = 0 } = await manager.estimate()
  return { usage, quota, persisted: (await manager.persisted?.()) ?? false }
}

/** True when localStorage remembers a database that is no longer there: the system evicted it. */
export async function noticeEviction(db: Database, now: number): Promise<boolean> {
  const twin = globalThis.localStorage?.getItem(TWIN) ?? null
  const marker = await readFact(db, 'marker')
  if (!marker) await writeFact(db, 'marker', { since: now })
  if (!twin) globalThis.localStorage?.setItem(TWIN, String(marker?.since ?? now))
  const evicted = twin !== null && marker === null
  if (evicted) await writeFact(db, 'evicted', { at: now })
  return evicted
}

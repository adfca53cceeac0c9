/**
 * The one place through which row bodies, payloads, slices and secrets enter and leave the database. WebCrypto must be
 * awaited outside transactions: seal before one opens, unseal after it closed. While the vault is locked both throw
 * VaultLocked. What a version before encryption wrote is no Uint8Array and is read as it is, until vault_upgrade sealed it.
 */
import { text, utf8, type Bytes } from '@/domain/bytes'
import { ProblemError } from '@/domain/problem'
import type { Database } from './database'
import type { StoredVault } from './records'
import { openWith, sealWith } from './vault_format'

/** The PIN is asked at most this often (sync.md section 6). */
export const OPEN_FOR = 8 * 3_600_000
const BATCH = 500

export class VaultLocked extends ProblemError {
  constructor() {
    super('vault.locked', '已锁定', '解锁后继续，已保存的内容都在。')
  }
}

/** What this page holds in memory: a recording that outlasts the eight hours goes on with it. */
const opened = new WeakMap<Database, { user: string; key: CryptoKey }>()

export const isOpenAt = (vault: StoredVault, now: number): boolean => vault.open !== null && vault.open_until > now && vault.open_until - OPEN_FOR <= now
export const holdKey = (db: Database, user: string, key: CryptoKey): void => { opened.set(db, { user, key }) }
export const dropKey = (db: Database): void => { opened.delete(db) }

/** The content key of whoever is signed in; also of a page or worker that has just started. */
async function keyOf(db: Database): Promise<CryptoKey> {
  const held = opened.get(db)
  if (held) return held.key
  const here = (await db.meta.get('here'))?.value as { user: string } | undefined
  const vault = here && (await db.vaults.get(here.user))
  if (!vault?.open || !isOpenAt(vault, db.now())) throw new VaultLocked()
  holdKey(db, vault.user, vault.open)
  return vault.open
}

/** Whether anything can be read: held in memory, or open on disk for this page to take. */
export const isReadable = (db: Database): Promise<boolean> => keyOf(db).then(() => true, (error: unknown) => {
  if (error instanceof VaultLocked) return false
  throw error
})

/** A value as UTF-8 JSON, sealed. */
export const seal = (db: Database, value: unknown): Promise<Bytes> => sealBytes(db, utf8(JSON.stringify(value)))

export async function unseal<T>(db: Database, sealed: unknown): Promise<T> {
  const key = await keyOf(db)
  return isSealed(sealed) ? (JSON.parse(text(new Uint8Array(await openWith(key, sealed)))) as T) : (sealed as T)
}

export async function sealBytes(db: Database, bytes: BufferSource): Promise<Bytes> {
  return sealWith(await keyOf(db), bytes)
}

/** Slices are buffers, never Blobs: WebKit refuses Blobs in IndexedDB without persistent storage. */
export async function unsealBytes(db: Database, sealed: unknown): Promise<ArrayBuffer> {
  const key = await keyOf(db)
  return isSealed(sealed) ? openWith(key, sealed) : (sealed as ArrayBuffer)
}

/** By its kind: plain rows are objects, plain bytes are ArrayBuffers. */
export const isSealed = (value: unknown): value is Bytes => ArrayBuffer.isView(value)

/** `each` over a long list, some hundred at a time: thousands of promises at once cost more than the cipher. */
export async function inBatches<S, T>(list: S[], each: (one: S) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (let at = 0; at < list.length; at += BATCH) done.push(...(await Promise.all(list.slice(at, at + BATCH).map(each))))
  return done
}

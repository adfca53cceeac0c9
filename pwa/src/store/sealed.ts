/** What an export takes from here: values exactly as they lie in the database, and the wrap that lets the office open them. */
import type { Bytes } from '@/domain/bytes'
import type { Database } from './database'
import { isSealed, sealBytes } from './vault'
import type { RecoveryWrap } from './vault_wraps'

/** The wrap of a user's content key for the office; null where the phone has not heard the office's key yet. */
export async function recoveryWrapOf(db: Database, user: string): Promise<RecoveryWrap | null> {
  return (await db.vaults.get(user))?.recovery ?? null
}

/** Sealed bytes as they are, also while locked; what an older version left in clear is sealed first, which needs an open vault. */
export async function readSealed(db: Database, value: unknown): Promise<Bytes> {
  return isSealed(value) ? value : sealBytes(db, value as ArrayBuffer)
}

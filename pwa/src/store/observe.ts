/**
 * Run a query now and again after every change that touches what it read, also from other tabs. Silent while locked.
 * Dexie follows reads across `await` only where the function it is given is itself async, and what comes after WebCrypto
 * is not followed at all: a query reads first and opens seals last.
 */
import { liveQuery } from 'dexie'
import { VaultLocked } from './vault'

export function observe<T>(query: () => Promise<T>, listener: (value: T) => void, failed?: (error: unknown) => void): () => void {
  const subscription = liveQuery(async () => unlessLocked(query)).subscribe({ next: (seen) => seen && listener(seen.value), error: (error) => failed?.(error) })
  return () => subscription.unsubscribe()
}

/** Null while locked: the query has looked at the vault by then, so it runs again when that opens. */
async function unlessLocked<T>(query: () => Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await query() }
  } catch (error) {
    if (error instanceof VaultLocked) return null
    throw error
  }
}

/** Repeats a write whose database the browser closed underneath it (memory pressure, a tab restored, iOS). */
import type { Database } from './database'

const CLOSED = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'TransactionInactiveError'])
const ATTEMPTS = 3

/** `write` must be one transaction that may run twice: the first may have been committed without our hearing of it. */
export async function durably<T>(db: Database, write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (attempt === ATTEMPTS || !wasClosed(error)) throw error
      await reopen(db)
    }
  }
}

function wasClosed(error: unknown): boolean {
  const seen = error as { name?: string; inner?: { name?: string } } | null
  return CLOSED.has(seen?.name ?? '') || CLOSED.has(seen?.inner?.name ?? '')
}

async function reopen(db: Database): Promise<void> {
  db.close({ disableAutoOpen: false })
  await db.open()
}

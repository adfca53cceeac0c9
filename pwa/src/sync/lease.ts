/**
 * Which tab is at work. A lease in the database, not a lock: a frozen tab on a phone would hold a lock for ever, a
 * lease runs out. Two tabs at once do no harm (answers name their request), they only waste.
 */
import { dropFact, readFact, writeFact } from '@/store'
import { withLock } from './locks'
import type { Phone } from './phone'

type Lease = 'lease' | 'upload_lease'
const LASTS = 20_000

/** Take or prolong; false when another page holds it. */
export async function takeLease(phone: Phone, key: Lease): Promise<boolean> {
  const { db, boot } = phone
  const now = Date.now()
  return withLock(`liancha-${phone.database}-${key}`, () => db.transaction('rw', db.meta, async () => {
    const lease = await readFact(db, key)
    if (lease && lease.holder !== boot && lease.until > now && lease.until < now + 2 * LASTS) return false
    await writeFact(db, key, { holder: boot, until: now + LASTS })
    return true
  }))
}

export async function giveBackLease(phone: Phone, key: Lease): Promise<void> {
  const { db, boot } = phone
  await db.transaction('rw', db.meta, async () => {
    if ((await readFact(db, key))?.holder === boot) await dropFact(db, key)
  })
}

/** Do `work` under the lease, kept alive while it runs; returns null when another page is at it. */
export async function underLease<T>(phone: Phone, key: Lease, work: () => Promise<T>): Promise<T | null> {
  if (!(await takeLease(phone, key))) return null
  const timer = setInterval(() => void takeLease(phone, key).catch(() => undefined), LASTS / 3)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await giveBackLease(phone, key)
  }
}

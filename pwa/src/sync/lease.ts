/**
 * Which tab is at work. A lease in the database, not a lock: a frozen tab on a phone would hold a lock for ever, a
 * lease runs out. A lock per page says only that the page lives: the lease of a page that was reloaded or killed is
 * free at once. Two tabs at once do no harm (answers name their request), they only waste.
 */
import { dropFact, readFact, writeFact } from '@/store'
import { isHeld, keepHeld, withLock } from './locks'
import type { Phone } from './phone'

type Lease = 'lease' | 'upload_lease'
const LASTS = 20_000

const lockOf = (page: string) => `liancha-page-${page}`
const living = new WeakMap<Phone, Promise<unknown>>()

/** Held for the life of this page; the browser frees it however the page dies. */
function live(phone: Phone): Promise<unknown> {
  if (!living.has(phone)) living.set(phone, keepHeld(lockOf(phone.page)))
  return living.get(phone)!
}

/** The page that holds the lease, if it died. */
async function deadHolder({ db, page }: Phone, key: Lease): Promise<string | null> {
  const holder = (await readFact(db, key))?.holder
  return holder === undefined || holder === page || (await isHeld(lockOf(holder))) ? null : holder
}

/** Take or prolong; false when another page holds it. */
export async function takeLease(phone: Phone, key: Lease): Promise<boolean> {
  const { db, page } = phone
  await live(phone)
  const dead = await deadHolder(phone, key)
  const now = Date.now()
  return withLock(`liancha-${phone.database}-${key}`, () => db.transaction('rw', db.meta, async () => {
    const lease = await readFact(db, key)
    if (lease && lease.holder !== page && lease.holder !== dead && lease.until > now && lease.until < now + 2 * LASTS) return false
    await writeFact(db, key, { holder: page, until: now + LASTS })
    return true
  }))
}

export async function giveBackLease(phone: Phone, key: Lease): Promise<void> {
  const { db, page } = phone
  await db.transaction('rw', db.meta, async () => {
    if ((await readFact(db, key))?.holder === page) await dropFact(db, key)
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

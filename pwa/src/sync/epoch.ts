/**
 * Another epoch is another life of the server (PROTOCOL P66, P128): what it told us of versions means nothing, and
 * what the one before acknowledged may be gone. Our own chain finds out by itself; chains that speak no more are handed
 * over once again, and files are asked about once again.
 */
import { dropFact, readFact, writeFact } from '@/store'
import type { Phone } from './phone'
import { carryAgain } from './relay/carrying'

const UNKNOWN_END = { seq: 0, link: '0'.repeat(64) }

/** Call inside a transaction over meta, staged, relayed, devices, mutations and media. */
export async function meetEpoch(phone: Phone, epoch: string): Promise<void> {
  const { db } = phone
  const known = await readFact(db, 'epoch')
  if (known === epoch) return
  await writeFact(db, 'epoch', epoch)
  if (known === null) return
  await dropFact(db, 'have')
  await dropFact(db, 'paging')
  await db.staged.clear()
  await carryAgain(phone)
  await db.media.where('state').equals('verified').modify({ state: 'sent' })
  const user = (await readFact(db, 'here'))?.user
  for (const device of await db.devices.toArray()) {
    if (device.closed === null && !device.revoked && device.user === user) continue
    await db.devices.update(device.id, { settled: UNKNOWN_END })
    await db.mutations.where('device').equals(device.id).modify({ handed_over: 0 })
  }
}

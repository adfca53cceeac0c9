/**
 * Another life of the server (it was restored): versions and pages of the old one mean nothing, and what it had
 * acknowledged or taken over is owed again as far as this phone still holds it (PROTOCOL P66, P91, P128). Our own chain
 * finds out by itself; chains that speak no more are handed over once again, and files are asked about once again.
 */
import { dropFact, readFact, writeFact, type StoredDevice } from '@/store'
import type { Phone } from './phone'
import { carryAgain } from './relay/carrying'

/** Call inside a transaction over meta, staged, relayed, devices, mutations and media. True when the life is a new one. */
export async function meetEpoch(phone: Phone, epoch: string): Promise<boolean> {
  const { db } = phone
  const known = await readFact(db, 'epoch')
  if (known === epoch) return false
  await writeFact(db, 'epoch', epoch)
  if (known === null) return false
  const have = await readFact(db, 'have')
  // of another life only the names mean something: 0 asks for all of it, and the server can still tell it to leave
  if (have) await writeFact(db, 'have', Object.fromEntries(Object.keys(have).map((id) => [id, 0])))
  await dropFact(db, 'paging')
  await db.staged.clear()
  await carryAgain(phone)
  await db.media.where('state').equals('verified').modify({ state: 'sent' })
  const user = (await readFact(db, 'here'))?.user
  for (const device of await db.devices.toArray()) if (device.closed !== null || device.revoked || device.user !== user) await doubt(phone, device, false)
  return true
}

/** Nothing of this chain counts as arrived until the server has said so again. `shown`: its work lies over the screen. */
export async function doubt({ db }: Phone, device: StoredDevice, shown: boolean): Promise<void> {
  const held = () => db.mutations.where('[device+seq]').between([device.id, 0], [device.id, Infinity])
  const first = await held().first()
  if (!first) return
  if (first.seq <= device.settled.seq) await db.devices.update(device.id, { settled: { seq: first.seq - 1, link: first.prev_link } })
  await held().modify({ handed_over: 0, overlay: shown ? 1 : 0 })
}

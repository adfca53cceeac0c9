/** A chain that can go on no further: a new key takes over at once (offline too), the old tail waits for hand-over. */
import { readFact, writeFact, type StoredDevice } from '@/store'
import type { Phone } from './phone'

/** Call inside a transaction over devices and meta. `spare` is a freshly minted key of the same user. */
export async function closeChain({ db }: Phone, old: StoredDevice, spare: StoredDevice, reason: string): Promise<void> {
  const current = await db.devices.get(old.id)
  if (!current || current.closed !== null) return
  await db.devices.update(old.id, { closed: reason })
  await db.devices.put({ ...spare, closes: { device: old.id, seq: current.seq, link: current.link } })
  const here = await readFact(db, 'here')
  if (here?.device === old.id) await writeFact(db, 'here', { ...here, device: spare.id })
}

/** What to send next: the contiguous tail of the chain, cut to what one request may carry. */
import { b64u } from '@/domain/bytes'
import { unsealBytes, type StoredDevice, type StoredMutation } from '@/store'
import type { Phone } from './phone'
import type { Envelope } from './wire'

export const MOST = 50
/** half a request; colleagues' work may take the other half (relay/carrying.ts) */
export const LARGEST = 256 * 1024

/** Call inside the transaction that opens the request. */
export async function nextBatch({ db }: Phone, device: StoredDevice): Promise<StoredMutation[]> {
  const tail = await db.mutations.where('[device+seq]').between([device.id, device.settled.seq + 1], [device.id, Infinity], true, true).limit(MOST).toArray()
  let size = 0
  const fits = tail.findIndex((mutation) => (size += mutation.size) > LARGEST)
  return fits < 0 ? tail : tail.slice(0, Math.max(1, fits))
}

/**
 * The first number this phone still holds; below it the server must accept a gap. Where it does not hold the next one
 * the server wants (a write its storage lost, adopted from a server that has been restored since), the first beyond.
 */
export async function lowestHeld({ db }: Phone, device: StoredDevice): Promise<number> {
  const from = (seq: number) => db.mutations.where('[device+seq]').between([device.id, seq], [device.id, Infinity]).first()
  const next = await from(device.settled.seq + 1)
  if (next && next.seq > device.settled.seq + 1) return next.seq
  const first = await from(0)
  return first?.seq ?? device.seq + 1
}

export async function envelopeOf({ db }: Pick<Phone, 'db'>, mutation: StoredMutation): Promise<Envelope> {
  const payload = new Uint8Array(await unsealBytes(db, mutation.sealed))
  return { payload: b64u(payload), prev_link: mutation.prev_link, link: mutation.link, signature: mutation.signature }
}

/** What of one person's work the server may not have, or may lose: counted first, read later one by one. */
import type { StoredDevice, StoredMedium, StoredMutation } from '@/store'
import { isOwed } from '../owed'
import type { Phone } from '../phone'

export interface Gathered {
  user: string
  /** the key that speaks for him: his open chain, else his last one */
  device: StoredDevice
  /** in the order of each chain: every mutation still held, because not acknowledged or not durable; then carried ones */
  own: [string, number][]
  carried: [string, number][]
  media: StoredMedium[]
  /** of these, what the server has not acknowledged */
  unsent: number
  bytes: number
}

/** Null where the phone has never had a key for him. Looks at keys and sizes only: works while locked. */
export async function gather({ db }: Pick<Phone, 'db'>, user: string, here: boolean): Promise<Gathered | null> {
  const devices = await db.devices.where('user').equals(user).toArray()
  const device = devices.find((one) => one.closed === null) ?? devices.at(-1)
  if (!device) return null
  const own: [string, number][] = []
  const named = new Set<string>()
  const sum = { unsent: 0, bytes: 0 }
  for (const one of devices) {
    await db.mutations.where('[device+seq]').between([one.id, 0], [one.id, Infinity]).each((mutation) => {
      own.push([mutation.device, mutation.seq])
      note(mutation, sum, named)
      if (mutation.seq > one.settled.seq && mutation.handed_over === 0) sum.unsent += 1
    })
  }
  const carried: [string, number][] = []
  if (here) {
    await db.relayed.where('settled').equals(0).each((mutation) => {
      carried.push([mutation.device, mutation.seq])
      note(mutation, sum, named)
      sum.unsent += 1
    })
  }
  const media = (await db.media.toArray()).filter((medium) => isOwed(medium) && named.has(medium.sha256) && medium.state !== 'recording')
  return { user, device, own, carried, media, unsent: sum.unsent, bytes: media.reduce((size, medium) => size + medium.size, sum.bytes) }
}

function note(mutation: Pick<StoredMutation, 'size' | 'media'>, sum: { bytes: number }, named: Set<string>): void {
  sum.bytes += mutation.size
  mutation.media.forEach((sha256) => named.add(sha256))
}

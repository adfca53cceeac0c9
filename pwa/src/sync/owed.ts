/** What this phone still owes the server: mutations not acknowledged, colleagues' that it carries, and media it names that are not verified. */
import type { StoredDevice, StoredMedium, StoredMutation } from '@/store'
import type { Phone } from './phone'
import { unsentRelayed } from './relay/carrying'

const DELIVERED = new Set(['verified', 'cleared', 'lost'])
export const isOwed = (medium: Pick<StoredMedium, 'named' | 'state'>): boolean => medium.named === 1 && !DELIVERED.has(medium.state)

export interface Owed { mutations: StoredMutation[]; media: StoredMedium[] }

/** Call inside a transaction over devices, mutations, relayed and media, or outside for a look. */
export async function owedBy(phone: Phone, dossier?: string): Promise<Owed> {
  const { db } = phone
  const unsent = [...(await unsentOf(phone, await db.devices.toArray())), ...(await unsentRelayed(db))]
  const media = (await db.media.toArray()).filter(isOwed)
  if (dossier === undefined) return { mutations: unsent, media }
  const named = new Set<string>()
  await db.mutations.where('dossier').equals(dossier).each((mutation) => mutation.media.forEach((sha256) => named.add(sha256)))
  return { mutations: unsent.filter((mutation) => mutation.dossier === dossier), media: media.filter((medium) => named.has(medium.sha256)) }
}

/** Beyond what the server acknowledged, of every chain on this phone; usually a handful, so the whole ledger is not read. */
export async function unsentOf({ db }: Pick<Phone, 'db'>, devices: StoredDevice[]): Promise<StoredMutation[]> {
  const tails = devices.map((device) => db.mutations.where('[device+seq]').between([device.id, device.settled.seq + 1], [device.id, Infinity], true, true).toArray())
  return (await Promise.all(tails)).flat().filter((mutation) => mutation.handed_over === 0)
}

/** Beyond what the server acknowledged; of a closed chain, until handed over. */
export function isUnsent(mutation: StoredMutation, device: StoredDevice): boolean {
  return mutation.seq > device.settled.seq && mutation.handed_over === 0
}

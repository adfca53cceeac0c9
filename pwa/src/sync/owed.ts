/** What this phone still owes the server: mutations not acknowledged, and media they name that are not verified. */
import type { StoredDevice, StoredMedium, StoredMutation } from '@/store'
import type { Phone } from './phone'

const DELIVERED = new Set(['verified', 'cleared', 'lost'])
export const isOwed = (medium: Pick<StoredMedium, 'named' | 'state'>): boolean => medium.named === 1 && !DELIVERED.has(medium.state)

export interface Owed { mutations: StoredMutation[]; media: StoredMedium[] }

/** Call inside a transaction over devices, mutations and media, or outside for a look. */
export async function owedBy(phone: Phone, dossier?: string): Promise<Owed> {
  const { db } = phone
  const devices = new Map((await db.devices.toArray()).map((device) => [device.id, device]))
  const all = dossier === undefined ? await db.mutations.toArray() : await db.mutations.where('dossier').equals(dossier).toArray()
  const open = (await db.media.toArray()).filter(isOwed)
  const named = dossier === undefined ? null : new Set(all.flatMap((mutation) => mutation.media))
  return {
    mutations: all.filter((mutation) => isUnsent(mutation, devices.get(mutation.device))),
    media: named ? open.filter((medium) => named.has(medium.sha256)) : open,
  }
}

/** Beyond what the server acknowledged; of a closed chain, until handed over. */
export function isUnsent(mutation: StoredMutation, device: StoredDevice | undefined): boolean {
  if (!device) return false
  return mutation.seq > device.settled.seq && mutation.handed_over === 0
}

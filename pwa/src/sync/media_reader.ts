/** Getting a file back: from this phone's slices, from what the dossiers carry, else from the server. */
import { exchange } from '@/api/client'
import { dropSlices, eachSlice, type StoredMedium } from '@/store'
import type { Phone } from './phone'
import { owedBy } from './owed'
import { withToken } from './tokens'

export const carriedKey = (sha256: string): string => `carried/${sha256}`

export async function openMedium(phone: Phone, sha256: string): Promise<Blob | null> {
  const medium = await phone.db.media.where('sha256').equals(sha256).first()
  if (medium && medium.state !== 'cleared') return assemble(phone, medium.id, medium.mime)
  const carried = await phone.db.carried.get(sha256)
  if (carried) return assemble(phone, carriedKey(sha256), carried.mime)
  return fetched(phone, sha256)
}

/** A Blob of slices: the browser keeps its parts outside the page's memory. */
async function assemble(phone: Phone, medium: string, mime: string): Promise<Blob> {
  const parts: Blob[] = []
  await eachSlice(phone.db, medium, (bytes) => { parts.push(new Blob([bytes])) })
  return new Blob(parts, { type: mime })
}

async function fetched(phone: Phone, sha256: string): Promise<Blob | null> {
  try {
    const request = { headers: { Accept: '*/*' }, timeout: 120_000 }
    return await withToken(phone, (token) => exchange(phone, `/api/media/${sha256}`, { ...request, token }, (response) => response.blob()))
  } catch {
    return null // offline, or not permitted: the screen shows a placeholder either way
  }
}

export async function clearVerified(phone: Phone): Promise<number> {
  const { db } = phone
  return db.transaction('rw', db.media, db.slices, db.mutations, db.devices, db.relayed, async () => {
    const unsent = new Set((await owedBy(phone)).mutations.flatMap((mutation) => mutation.media))
    const clearable = (await db.media.where('state').equals('verified').toArray()).filter((medium) => !unsent.has(medium.sha256))
    for (const medium of clearable) await clear(phone, medium)
    return clearable.reduce((freed, medium) => freed + medium.size, 0)
  })
}

async function clear({ db }: Phone, medium: StoredMedium): Promise<void> {
  await dropSlices(db, medium.id)
  await db.media.update(medium.id, { state: 'cleared' })
}

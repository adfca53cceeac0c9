/** What this phone shows a colleague's: its own signed work on one dossier, as texts for QR codes. No media. */
import { b64u, text } from '@/domain/bytes'
import { happenedAt } from '@/domain/replay'
import { readFact, readSession, unsealBytes, type StoredDevice, type StoredMutation } from '@/store'
import { momentNow } from '../anchors'
import { whoIsHere } from '../devices'
import { isOwed } from '../owed'
import type { Phone } from '../phone'
import { packBundle, type Bundle, type Run } from './bundle'
import { framesOf } from './frames'

/** All it holds of the dossier, or only what the server has not: shorter, for a colleague who had the network until now. */
export type Scope = 'all' | 'unsent'
export interface Offer { frames: string[]; items: number; unsent: number; media: number; bytes: number }

export async function offerRelay(phone: Phone, dossier: string, scope: Scope): Promise<Offer> {
  const bundle = await bundleOf(phone, dossier, scope)
  const stream = await packBundle(bundle)
  const items = bundle.runs.reduce((sum, run) => sum + run.items.length, 0)
  return { frames: await framesOf(stream, dossier), items, unsent: bundle.hello.unsent, media: bundle.hello.media, bytes: stream.length }
}

export async function bundleOf(phone: Phone, dossier: string, scope: Scope): Promise<Bundle> {
  const { user, device } = await whoIsHere(phone)
  const name = (await readSession(phone.db))!.user.name
  const held = await heldOf(phone, device, dossier)
  const unsent = held.filter((mutation) => mutation.seq > device.settled.seq)
  const hello = {
    v: 1 as const, dossier, device: device.id, public_key: b64u(device.public_key), user, name,
    unsent: unsent.length, media: await mediaOf(phone, held), at: happenedAt(momentNow(phone, await readFact(phone.db, 'anchor'))),
  }
  return { hello, runs: await runsOf(phone, scope === 'all' ? held : unsent) }
}

async function heldOf({ db }: Phone, device: StoredDevice, dossier: string): Promise<StoredMutation[]> {
  const own = await db.mutations.where('[device+seq]').between([device.id, 0], [device.id, Infinity], true, true).toArray()
  return own.filter((mutation) => mutation.dossier === dossier)
}

async function mediaOf({ db }: Phone, held: StoredMutation[]): Promise<number> {
  const named = [...new Set(held.flatMap((mutation) => mutation.media))]
  return (await db.media.where('sha256').anyOf(named).toArray()).filter(isOwed).length
}

/** Where the chain went on in another dossier a new run begins, with the link before it. */
async function runsOf({ db }: Phone, mutations: StoredMutation[]): Promise<Run[]> {
  const runs: Run[] = []
  let end = ''
  for (const mutation of mutations) {
    if (mutation.prev_link !== end || runs.length === 0) runs.push({ prev_link: mutation.prev_link, items: [] })
    const payload = text(new Uint8Array(await unsealBytes(db, mutation.sealed)))
    runs.at(-1)!.items.push({ payload, signature: mutation.signature })
    end = mutation.link
  }
  return runs
}

/**
 * One round trip: open a request (local), send it (nothing locked), apply its answer (local). A request that is
 * opened abandons the one before, so an answer that comes late or twice finds no open door.
 */
import { requestJson } from '@/api/client'
import { durably, readFact, writeFact, type StoredDevice, type StoredMutation, type StoredRelay } from '@/store'
import { hex } from '@/domain/bytes'
import { applyAnswer, type Applied } from './apply'
import { digestOf } from './digest'
import { lowestHeld, envelopeOf, nextBatch } from './outbox'
import type { Phone } from './phone'
import { proofOf } from './proof'
import { nextRelayed } from './relay/carrying'
import { withToken } from './tokens'
import { PROTOCOL, SCHEMA, type Statement, type SyncAnswer, type SyncRequest } from './wire'

const TIMEOUT = 60_000

interface Opened { id: string; epoch: string; have: Record<string, number>; cursor: string | null; lowest: number; batch: StoredMutation[]; relayed: StoredRelay[]; unsent: number; device: StoredDevice }

/** `full`: the server asked for the versions instead of their digest. */
export async function roundTrip(phone: Phone, device: StoredDevice, full: boolean): Promise<Applied> {
  const opened = await openRequest(phone, device.id)
  const request = await buildRequest(phone, opened, full)
  const asked = phone.monotonic()
  const answer = await withToken(phone, (token) => requestJson<SyncAnswer>(phone, '/api/sync', { method: 'POST', json: request, token, timeout: TIMEOUT }))
  return applyAnswer(phone, opened.device, answer, { asked, sent: opened.batch.map((mutation) => mutation.seq), relayed: opened.relayed })
}

/** One snapshot of what is held and what is to be sent; from here on only this request's answer counts. */
export async function openRequest(phone: Phone, deviceId: string): Promise<Opened> {
  const { db } = phone
  const id = hex(crypto.getRandomValues(new Uint8Array(16)))
  return durably(db, () => db.transaction('rw', db.meta, db.mutations, db.devices, db.relayed, async () => {
    const device = (await db.devices.get(deviceId))!
    const [epoch, have, paging] = [await readFact(db, 'epoch'), await readFact(db, 'have'), await readFact(db, 'paging')]
    // nothing is pushed between two pages: what was acknowledged before the first page is in its rows
    const batch = paging ? [] : await nextBatch(phone, device)
    const relayed = paging ? [] : await nextRelayed(phone)
    await writeFact(db, 'open', { id })
    return { id, device, batch, relayed, epoch: epoch ?? '', have: have ?? {}, cursor: paging?.cursor ?? null, lowest: await lowestHeld(phone, device), unsent: device.seq - device.settled.seq }
  }))
}

async function buildRequest(phone: Phone, opened: Opened, full: boolean): Promise<SyncRequest> {
  const { id, device, epoch, have, cursor, lowest } = opened
  const quiet = !full && cursor === null && opened.batch.length + opened.relayed.length === 0 && Object.keys(have).length > 0
  const statement: Statement = {
    epoch, id, device: device.id, settled: device.settled, lowest, ...(quiet ? { digest: await digestOf(have) } : { have }),
    ...(cursor === null ? {} : { cursor }), mutations: await Promise.all(opened.batch.map((one) => envelopeOf(phone, one))), relayed: await Promise.all(opened.relayed.map((one) => envelopeOf(phone, one))),
  }
  return { protocol: PROTOCOL, schema: SCHEMA, ...statement, proof: await proofOf(device, statement), unsent: opened.unsent, now: phone.now() }
}

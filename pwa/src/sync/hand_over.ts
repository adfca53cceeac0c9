/**
 * Work whose chain or person has no say any more is handed over for review, by the device key alone: no token, no
 * dossier content in the answer. It is never refused and never lost.
 */
import { requestJson } from '@/api/client'
import { hex } from '@/domain/bytes'
import { readFact, type StoredDevice, type StoredMutation } from '@/store'
import { meetEpoch } from './epoch'
import { knownAgain } from './known_again'
import { envelopeOf, LARGEST, lowestHeld, MOST } from './outbox'
import type { Phone } from './phone'
import { proofOf } from './proof'
import { noteOutcomes, sealOutcomes } from './settle'
import { PROTOCOL, SCHEMA, type HandOverAnswer, type Statement } from './wire'

/** Deliver the stranded tails of every closed or revoked chain on this phone, and of `ended`, whose account is no more. */
export async function handOverStranded(phone: Phone, ended?: string): Promise<void> {
  const here = await readFact(phone.db, 'here')
  const own = await phone.db.devices.where('user').equals(here?.user ?? '').toArray() // what others left is sealed with their keys
  const devices = own.filter((device) => device.closed !== null || device.revoked || device.id === ended)
  const there = devices.find((device) => device.id === ended)
  if (there) await deliver(phone, there, []) // a restored server may have lost what was handed over: its epoch tells
  for (const device of devices) {
    for (let batch = await stranded(phone, device); batch.length; batch = await stranded(phone, device)) await deliver(phone, device, batch)
  }
}

async function stranded({ db }: Phone, { id }: StoredDevice): Promise<StoredMutation[]> {
  const settled = (await db.devices.get(id))?.settled.seq ?? 0
  const tail = db.mutations.where('[device+seq]').between([id, settled + 1], [id, Infinity], true, true)
  const batch = await tail.filter((mutation) => mutation.handed_over === 0).limit(MOST).toArray()
  let size = 0
  const fits = batch.findIndex((mutation) => (size += mutation.size) > LARGEST)
  return fits < 0 ? batch : batch.slice(0, Math.max(1, fits))
}

async function deliver(phone: Phone, device: StoredDevice, batch: StoredMutation[]): Promise<void> {
  const statement: Statement = {
    epoch: (await readFact(phone.db, 'epoch')) ?? '', id: hex(crypto.getRandomValues(new Uint8Array(16))), device: device.id, settled: device.settled,
    lowest: await lowestHeld(phone, device), have: {}, mutations: await Promise.all(batch.map((one) => envelopeOf(phone, one))), relayed: [],
  }
  const json = { protocol: PROTOCOL, schema: SCHEMA, ...statement, proof: await proofOf(device, statement) }
  const ask = () => requestJson<HandOverAnswer>(phone, '/api/sync/hand-over', { method: 'POST', json, timeout: 60_000 })
  const answer = await ask().catch((error: unknown) => knownAgain(phone, device, error).then(ask))
  const problem = { code: 'chain.closed', sealed: null }
  const outcomes = await sealOutcomes(phone, answer.outcomes)
  const { db } = phone
  await db.transaction('rw', [db.mutations, db.devices, db.media, db.meta, db.staged, db.relayed], async () => {
    await meetEpoch(phone, answer.epoch)
    for (const { device: author, seq } of batch) await phone.db.mutations.update([author, seq], { handed_over: 1, overlay: 0, outcome: 'held', problem })
    await noteOutcomes(phone, outcomes)
  })
}

/**
 * Work whose chain or person has no say any more is handed over for review, by the device key alone: no token, no
 * dossier content in the answer. It is never refused and never lost.
 */
import { requestJson } from '@/api/client'
import { hex } from '@/domain/bytes'
import { readFact, type StoredDevice, type StoredMutation } from '@/store'
import { doubt, meetEpoch } from './epoch'
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
  for (const device of devices) {
    for (let batch = await stranded(phone, device); batch.length; batch = await stranded(phone, device)) await deliver(phone, device, batch)
  }
}

/** Nothing is left to hand over: ask all the same, for a restored server may have lost what it took (P91). */
export async function askAfterHandedOver(phone: Phone, device: StoredDevice): Promise<void> {
  if (await phone.db.mutations.where('[device+seq]').between([device.id, 0], [device.id, Infinity]).count()) await deliver(phone, device, [])
}

async function stranded({ db }: Phone, { id }: StoredDevice): Promise<StoredMutation[]> {
  const device = (await db.devices.get(id))! // a new life of the server takes back what was settled
  const tail = db.mutations.where('[device+seq]').between([device.id, device.settled.seq + 1], [device.id, Infinity], true, true)
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
    const reborn = await meetEpoch(phone, answer.epoch)
    if (reborn && device.closed === null && !device.revoked) await doubt(phone, device, true) // a live chain whose account has ended
    for (const { device: author, seq } of batch) await phone.db.mutations.update([author, seq], { handed_over: 1, overlay: 0, outcome: 'held', problem })
    await noteOutcomes(phone, outcomes)
  })
}

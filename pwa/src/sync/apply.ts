/**
 * Taking an answer in, once, in one transaction: epoch, acknowledged, outcomes, staged pages, and at the last page
 * rows, versions and overlay together. An answer that does not name the open request is dropped unread.
 */
import { durably, dropFact, readFact, seal, writeFact, type Database, type StagedRow, type StoredDevice, type StoredMutation, type StoredRelay } from '@/store'
import { examine, standing, type Evidence } from './adopt'
import { closeChain } from './chain_end'
import { doubt, meetEpoch } from './epoch'
import { mintDevice } from './keys'
import { noteMediaStates } from './media_states'
import { noteRecovering, turnPage } from './pages'
import type { Phone } from './phone'
import { liftRelayed, noteRelayed, unsentRelayed } from './relay/carrying'
import { dropDurable, liftOverlay, noteOutcomes, sealOutcomes, settleUpTo, type SealedOutcome } from './settle'
import type { DossierPage, SyncAnswer } from './wire'

/** What the runner needs to know; `progress` is false when neither mutations nor pages advanced. */
export type Applied = { status: 'dropped' } | { status: 'want have' } | { status: 'chain closed' } | { status: 'applied'; last: boolean; unsent: boolean; progress: boolean }
interface Sent { asked: number; sent: number[]; relayed: StoredRelay[] }
interface SealedPage extends Omit<DossierPage, 'changes'> { changes: StagedRow[] }

export async function applyAnswer(phone: Phone, device: StoredDevice, answer: SyncAnswer, sent: Sent): Promise<Applied> {
  const { db } = phone
  const evidence = await examine(device, answer.acknowledged)
  const pages = await Promise.all(answer.dossiers.map((page) => sealPage(db, page)))
  const outcomes = await sealOutcomes(phone, answer.outcomes)
  const spare = await mintDevice(device.user) // keys cannot be made inside a transaction
  const tables = [db.rows, db.staged, db.mutations, db.media, db.meta, db.devices, db.relayed, db.peers, db.drafts]
  return durably(db, () => db.transaction('rw', tables, async (): Promise<Applied> => {
    if ((await readFact(db, 'open'))?.id !== answer.id) return { status: 'dropped' }
    await dropFact(db, 'open')
    const reborn = await meetEpoch(phone, answer.epoch)
    await writeFact(db, 'anchor', { token: answer.anchor, boot: phone.boot, elapsed_at: sent.asked })
    const verdict = await settle(phone, device.id, { ...answer, outcomes }, evidence, sent.sent)
    if (verdict === 'forked' || answer.closed !== undefined) {
      if (reborn) await doubt(phone, device, true) // the whole chain is handed over, not only its tail
      await closeChain(phone, device, spare, answer.closed ?? 'forked')
      return { status: 'chain closed' }
    }
    const carried = await noteRelayed(phone, sent.relayed, outcomes)
    return takeRows(phone, device, answer, pages, carried)
  }))
}

async function sealPage(db: Database, page: DossierPage): Promise<SealedPage> {
  const changes = page.changes.map(async ([collection, key, version, body]) =>
    ({ dossier: page.id, collection, key, version, sealed: body === null ? null : await seal(db, body) }))
  return { ...page, changes: await Promise.all(changes) }
}

async function settle(phone: Phone, deviceId: string, answer: SyncAnswer & { outcomes: SealedOutcome[] }, evidence: Evidence, sent: number[]): Promise<ReturnType<typeof standing>> {
  const device = (await phone.db.devices.get(deviceId))!
  const held = new Map<number, StoredMutation>()
  const from = Math.min(device.settled.seq, answer.acknowledged.seq) // what is older cannot be in question
  await phone.db.mutations.where('[device+seq]').between([deviceId, from], [deviceId, Infinity], true, true).each((mutation) => held.set(mutation.seq, mutation))
  const verdict = standing(device, answer.acknowledged, evidence, held, sent, answer.outcomes)
  await noteOutcomes(phone, answer.outcomes)
  if (verdict === 'on our chain' || verdict === 'lost write') await settleUpTo(phone, device, answer.acknowledged)
  return verdict
}

async function takeRows(phone: Phone, before: StoredDevice, answer: SyncAnswer, pages: SealedPage[], carried: number): Promise<Applied> {
  const { db } = phone
  const device = (await db.devices.get(before.id))!
  await noteMediaStates(phone, answer.dossiers)
  if (answer.want === 'have') return { status: 'want have' }
  await turnPage(phone, answer, pages)
  if (answer.last) {
    await liftOverlay(phone)
    await liftRelayed(phone)
    await noteRecovering(phone, answer.recovering ?? false)
    if (!answer.recovering) await dropDurable(phone, device, Math.min(answer.durable, device.settled.seq))
  }
  const progress = device.settled.seq !== before.settled.seq || carried > 0 || !answer.last
  const unsent = device.seq > device.settled.seq || (await unsentRelayed(db)).length > 0
  return { status: 'applied', last: answer.last, unsent, progress }
}

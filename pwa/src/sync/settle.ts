/** What an answer says about our own work, written down inside the transaction that applies it. */
import { sealProblem, type Settlement, type StoredDevice, type StoredMutation, type StoredProblem } from '@/store'
import { words } from '@/locales/problems'
import type { Phone } from './phone'
import type { Acknowledged, OutcomeWord } from './wire'

/** The server has everything up to `acknowledged`. When that has fallen (a restored server), the rest is unsent again. */
export async function settleUpTo({ db }: Phone, device: StoredDevice, acknowledged: Acknowledged): Promise<void> {
  const { seq, link } = acknowledged
  const own = db.mutations.where('[device+seq]')
  if (seq < device.settled.seq) {
    await own.between([device.id, seq + 1], [device.id, Infinity], true, true).modify({ overlay: 1, outcome: null, problem: null })
  }
  const ahead = seq > device.seq ? { seq, link } : {}
  await db.devices.update(device.id, { settled: { seq, link }, ...ahead })
}

/** An outcome whose words are sealed already: no key can be used inside a transaction. */
export interface SealedOutcome extends OutcomeWord { told: StoredProblem | null }

export const sealOutcomes = (phone: Phone, outcomes: OutcomeWord[]): Promise<SealedOutcome[]> =>
  Promise.all(outcomes.map(async (word) => ({ ...word, told: await toldBy(phone, word) })))

async function toldBy(phone: Phone, { problem }: OutcomeWord): Promise<StoredProblem | null> {
  if (!problem?.code) return null
  const own = words(problem.code, {}, phone.language)
  return sealProblem(phone.db, { code: problem.code, title: problem.title ?? own.title, detail: problem.detail ?? own.detail })
}

export async function noteOutcomes(phone: Phone, outcomes: SealedOutcome[]): Promise<void> {
  for (const word of outcomes) {
    if (word.device === null || word.seq === null) continue
    const mutation = await phone.db.mutations.get([word.device, word.seq])
    // of bytes altered on this phone the server knows another hash; its word is still about this number
    if (!mutation || (mutation.payload_hash !== word.hash && word.problem?.code !== 'sync.altered')) continue
    await phone.db.mutations.update([word.device, word.seq], { outcome: word.outcome, problem: word.told })
  }
}

/** Rows and screen advance together: acknowledged work is in the rows now and needs no overlay any more. */
export async function liftOverlay({ db }: Phone): Promise<void> {
  const settled = new Map((await db.devices.toArray()).map((device) => [device.id, device.settled.seq]))
  await db.mutations.where('overlay').equals(1).filter((mutation) => mutation.seq <= (settled.get(mutation.device) ?? 0)).modify({ overlay: 0 })
}

/** Sealed mutations leave only when every restorable backup holds them, and their media are verified. */
export async function dropDurable({ db }: Phone, device: StoredDevice, durable: number): Promise<void> {
  const done = await db.mutations.where('[device+seq]').between([device.id, 0], [device.id, durable], true, true).toArray()
  for (const mutation of done) {
    if (!(await isDispensable(db, mutation))) return
    await db.mutations.delete([mutation.device, mutation.seq])
  }
}

const FINISHED: (Settlement | null)[] = ['applied', 'contested']

async function isDispensable(db: Phone['db'], mutation: StoredMutation): Promise<boolean> {
  if (mutation.overlay === 1 || !FINISHED.includes(mutation.outcome)) return false
  const media = await db.media.where('sha256').anyOf(mutation.media).toArray()
  return media.every((medium) => ['verified', 'cleared', 'lost'].includes(medium.state))
}

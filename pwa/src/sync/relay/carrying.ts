/** Colleagues' work on its way through this phone: sent as `relayed`, shown until the server's own rows hold it. */
import type { Database, StoredRelay } from '@/store'
import type { Phone } from '../phone'
import type { SealedOutcome } from '../settle'

const MOST = 50
/** half a request: the phone's own chain never waits for what it carries */
const LARGEST = 256 * 1024

/** Call inside the transaction that opens the request. */
export async function nextRelayed({ db }: Phone): Promise<StoredRelay[]> {
  const waiting = await db.relayed.where('settled').equals(0).limit(MOST).toArray()
  let size = 0
  const fits = waiting.findIndex((one) => (size += one.size) > LARGEST)
  return fits < 0 ? waiting : waiting.slice(0, Math.max(1, fits))
}

export const unsentRelayed = (db: Database): Promise<StoredRelay[]> => db.relayed.where('settled').equals(0).toArray()

/** What the server says of what was carried. Refused work has no number any more, only its hash. Answers how many were settled. */
export async function noteRelayed(phone: Phone, sent: StoredRelay[], outcomes: SealedOutcome[]): Promise<number> {
  let settled = 0
  for (const one of sent) {
    const word = outcomes.find((each) => each.hash === one.payload_hash) ?? outcomes.find((each) => each.device === one.device && each.seq === one.seq)
    if (!word) continue
    await phone.db.relayed.update([one.device, one.seq], { settled: 1, outcome: word.outcome, problem: word.told })
    settled += 1
  }
  return settled
}

/** With the last page the server's rows hold it. */
export async function liftRelayed({ db }: Phone): Promise<void> {
  await db.relayed.where('overlay').equals(1).filter((one) => one.settled === 1).modify({ overlay: 0 })
}

/** Another life of the server may not know it: it is sent again, and answered again the same. */
export async function carryAgain({ db }: Phone): Promise<void> {
  await db.relayed.toCollection().modify({ settled: 0, overlay: 1 })
}

/** A dossier goes: what was carried for it has arrived, what others said of themselves means nothing any more. */
export async function forgetCarried({ db }: Phone, dossier: string): Promise<void> {
  for (const table of [db.relayed, db.peers, db.drafts]) await table.where('dossier').equals(dossier).delete()
}

/**
 * Whose chain is right? Normally the server's acknowledged end lies on ours. When it lies beyond, our last write was
 * lost (a crash after sending): if it bears our signature and nothing of ours is in doubt we take it over. When it
 * lies beside, the chain has forked and is closed; its tail goes to hand-over, nothing is thrown away.
 */
import { unhex } from '@/domain/bytes'
import { firstLink } from './chain'
import { isSignedBy } from './keys'
import type { StoredDevice, StoredMutation } from '@/store'
import type { Acknowledged, OutcomeWord } from './wire'

export type Standing = 'on our chain' | 'lost write' | 'wait' | 'forked'
/** What must be computed before the transaction: WebCrypto cannot be awaited inside. */
export interface Evidence { first: string; signed: boolean }

export async function examine(device: StoredDevice, acknowledged: Acknowledged): Promise<Evidence> {
  const first = await firstLink(device.id, device.public_key)
  const ahead = acknowledged.seq > device.seq
  return { first, signed: ahead && (await isSignedBy(device.public_key, acknowledged.signature, unhex(acknowledged.link)).catch(() => false)) }
}

/** `held` are this device's mutations by number, `sent` the numbers of this request. */
export function standing(
  device: StoredDevice, acknowledged: Acknowledged, evidence: Evidence, held: Map<number, StoredMutation>, sent: number[], outcomes: OutcomeWord[],
): Standing {
  const own = outcomes.filter((word) => word.device === device.id)
  if (own.some((word) => word.problem?.code === 'sync.fork')) return 'forked'
  if (acknowledged.seq <= device.seq) return liesOnOurs(device, acknowledged, evidence, held) ? 'on our chain' : 'forked'
  if (!evidence.signed) return 'forked'
  const doubtful = [...held.values()].filter((mutation) => mutation.seq > device.settled.seq && !own.some((word) => word.seq === mutation.seq))
  if (doubtful.length === 0) return 'lost write'
  return doubtful.some((mutation) => sent.includes(mutation.seq)) ? 'forked' : 'wait'
}

function liesOnOurs(device: StoredDevice, acknowledged: Acknowledged, evidence: Evidence, held: Map<number, StoredMutation>): boolean {
  const { seq, link } = acknowledged
  if (seq === 0) return link === evidence.first
  if (seq === device.seq) return link === device.link
  const known = held.get(seq)?.link ?? held.get(seq + 1)?.prev_link
  return known === undefined || known === link
}

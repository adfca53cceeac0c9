/**
 * A colleague's work on a shared phone, handed over while his vault stays locked (P146): sealed as it lies here, by his
 * device key alone. The mutations first, then each file by itself, so that a cut costs one file (P148).
 */
import { NetworkError, requestJson } from '@/api/client'
import { utf8 } from '@/domain/bytes'
import type { StoredMutation } from '@/store'
import { sign } from '../keys'
import { noteMediumState } from '../media_states'
import type { Phone } from '../phone'
import { gather, type Gathered } from './gather'
import { writeExport } from './write'

interface Answer { ending: 'whole' | 'cut_off' | 'damaged'; broken: { kind: string; seq?: number | null; sha256?: string }[]; media: Record<string, string> }

/** Throws ProblemError or NetworkError; what was handed over until then stays so. */
export async function handOverSealed(phone: Phone, user: string, progress: (done: number, of: number) => void = () => undefined): Promise<void> {
  const all = await gather(phone, user, true)
  if (!all) return
  const portions: Gathered[] = [{ ...all, media: [] }, ...all.media.map((medium) => ({ ...all, own: [], carried: [], media: [medium] }))]
  for (const [index, portion] of portions.entries()) {
    progress(index, portions.length)
    await settle(phone, portion, await deliver(phone, portion))
  }
  progress(portions.length, portions.length)
}

/** The parts of a Blob lie outside the page's memory. */
async function deliver(phone: Phone, portion: Gathered): Promise<Answer> {
  const parts: Blob[] = []
  const written = await writeExport(phone, portion, (bytes) => { parts.push(new Blob([bytes])) })
  const body = new Blob(parts)
  const proof = await sign(portion.device, utf8(`liancha-export-v1|${portion.device.id}|${written.sha256}|${written.size}`))
  const headers = { 'Liancha-Device': portion.device.id, 'Liancha-Sha256': written.sha256, 'Liancha-Proof': proof, 'Content-Type': 'application/octet-stream' }
  return requestJson<Answer>(phone, '/api/sync/hand-over/export', { method: 'POST', headers, body, timeout: 3_600_000 })
}

/** P147: only what a whole answer does not name as broken has arrived. */
async function settle(phone: Phone, portion: Gathered, answer: Answer): Promise<void> {
  if (answer.ending !== 'whole') throw new NetworkError('unreadable')
  const broken = new Set(answer.broken.filter((one) => one.kind === 'mutation').map((one) => one.seq))
  const problem = { code: 'chain.closed', sealed: null }
  const { mutations, relayed, media } = phone.db
  await phone.db.transaction('rw', mutations, relayed, media, async () => {
    for (const at of portion.own) {
      const mutation: StoredMutation | undefined = await mutations.get(at)
      if (mutation && !broken.has(mutation.seq) && mutation.outcome === null) await mutations.update(at, { handed_over: 1, overlay: 0, outcome: 'held', problem })
    }
    for (const at of portion.carried) await relayed.update(at, { settled: 1, overlay: 0, outcome: 'held' })
    for (const [sha256, state] of Object.entries(answer.media)) if (state === 'verified' || state === 'quarantined') await noteMediumState(phone, { sha256, state })
  })
}

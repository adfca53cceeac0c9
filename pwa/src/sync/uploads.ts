/** The lane of bytes: photos first, then audio, then video, two at a time. One bad file never stops the others. */
import { NetworkError, send } from '@/api/client'
import { ProblemError } from '@/domain/problem'
import { readFact, type StoredMedium } from '@/store'
import { whoIsHere } from './devices'
import { noteMediumState } from './media_states'
import type { Phone } from './phone'
import { withToken } from './tokens'
import { uploadMedium } from './upload'

const PARALLEL = 2
const RANK: Record<StoredMedium['kind'], number> = { SIGNATURE: 0, RECORD: 0, PHOTO: 1, DOC_SCAN: 1, AUDIO: 2, VIDEO: 3 }

/** Upload everything owed once; throws NetworkError when the network went, after the others had their turn. */
export async function uploadOwed(phone: Phone): Promise<void> {
  const { device } = await whoIsHere(phone)
  const queue = await waiting(phone)
  const failures: unknown[] = []
  const lane = async () => {
    for (let medium = queue.shift(); medium; medium = queue.shift()) {
      await one(phone, medium, device.id).catch((error: unknown) => {
        failures.push(error)
        queue.length = 0
      })
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, lane))
  if (failures[0]) throw failures[0]
}

async function waiting(phone: Phone): Promise<StoredMedium[]> {
  const video = (await readFact(phone.db, 'video_on_cellular')) ?? false
  const here = await phone.db.media.where('state').equals('here').toArray()
  return here
    .filter((medium) => medium.named === 1 && (medium.kind !== 'VIDEO' || video || !isCellular()))
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || a.started_at - b.started_at)
}

function isCellular(): boolean {
  const connection = (globalThis.navigator as { connection?: { type?: string } } | undefined)?.connection
  return connection?.type === 'cellular'
}

/** A refusal is noted on the medium and the others go on; silence of the network ends the lane. */
async function one(phone: Phone, medium: StoredMedium, device: string): Promise<void> {
  try {
    await withToken(phone, async (token) => uploadMedium(phone, (await phone.db.media.get(medium.id)) ?? medium, device, token))
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code === 'access.sign_in_needed') throw error
    await phone.db.media.update(medium.id, { problem: { code: error.code, title: error.title, detail: error.detail } })
  }
}

/** Files whose verification no evidence row tells (signatures, the record): ask for them by name. */
export async function askAboutSent(phone: Phone): Promise<void> {
  for (const medium of await phone.db.media.where('state').equals('sent').toArray()) {
    const is = await withToken(phone, (token) => isServed(phone, medium.sha256, token))
    if (is) await noteMediumState(phone, { sha256: medium.sha256, state: 'verified' })
  }
}

/** The server serves verified files only. */
async function isServed(phone: Phone, sha256: string, token: string): Promise<boolean> {
  try {
    await send(phone, `/api/media/${sha256}`, { method: 'HEAD', token, headers: { Accept: '*/*' } })
    return true
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) throw error
    if (error instanceof ProblemError || (error instanceof NetworkError && error.reason === 'unreadable')) return false
    throw error
  }
}

/** The lane of bytes: photos first, then audio, then video, two at a time. One bad file never stops the others. */
import { ProblemError } from '@/domain/problem'
import { utf8 } from '@/domain/bytes'
import { readFact, sealProblem, type StoredDevice, type StoredMedium } from '@/store'
import { whoIsHere } from './devices'
import { sign } from './keys'
import type { Phone } from './phone'
import { withToken } from './tokens'
import type { Door } from './upload_door'

const PARALLEL = 2
const RANK: Record<StoredMedium['kind'], number> = { SIGNATURE: 0, RECORD: 0, PHOTO: 1, DOC_SCAN: 1, AUDIO: 2, VIDEO: 3 }

/** Upload everything owed once; `handingOver` uses that device's key instead of an account. Throws when the network went. */
export async function uploadOwed(phone: Phone, handingOver: StoredDevice | null = null): Promise<void> {
  const device = handingOver ?? (await whoIsHere(phone)).device
  const queue = await waiting(phone)
  const failures: unknown[] = []
  const lane = async () => {
    for (let medium = queue.shift(); medium; medium = queue.shift()) {
      await one(phone, medium, device, handingOver !== null).catch((error: unknown) => {
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
async function one(phone: Phone, medium: StoredMedium, device: StoredDevice, handingOver: boolean): Promise<void> {
  const { uploadMedium } = await import('./upload') // tus is a fifth of the engine, and a start needs none of it
  const send = async (door: Door) => uploadMedium(phone, (await phone.db.media.get(medium.id)) ?? medium, device.id, door)
  try {
    await (handingOver ? send(await deviceDoor(device, medium)) : withToken(phone, (token) => send(accountDoor(token))))
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code === 'access.sign_in_needed') throw error
    const problem = await sealProblem(phone.db, error)
    await phone.db.media.update(medium.id, { problem })
  }
}

export const accountDoor = (token: string): Door => ({ path: '/api/media/uploads', headers: { Authorization: `Bearer ${token}` } })

/** The device signs this very upload: its own id, the hash, the length. */
export async function deviceDoor(device: StoredDevice, { sha256, size }: StoredMedium): Promise<Door> {
  const proof = await sign(device, utf8(`liancha-upload-v1|${device.id}|${sha256}|${size}`))
  return { path: '/api/sync/hand-over/uploads', headers: { 'Liancha-Device': device.id, 'Liancha-Proof': proof } }
}

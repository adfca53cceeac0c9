/**
 * A recording on its way to disk: every chunk is a durable slice before `write` resolves, and its SHA-256 grows with
 * it (WebCrypto cannot hash in pieces). After a crash the slices are there; finishMedium hashes them again.
 */
import type { MediaKind } from '@/domain/rows'
import { appendSlice, dropSlices, durably, eachSlice, seal, SLICE_BYTES, unseal, type StoredMedium } from '@/store'
import { isHeld, keepHeld } from './locks'
import { problem, type Phone } from './phone'
import type { MediaWriter, UnfinishedMedium } from './types'
import { newHasher, type Hasher } from './sha256'
import { isFull } from './whole_file'

interface Progress { phone: Phone; id: string; n: number; size: number; hasher: Hasher; open: boolean; queue: Promise<unknown>; release(): void }

const lockName = (id: string) => `liancha-recording-${id}`

export async function beginMedium(phone: Phone, meta: { kind: MediaKind; mime: string; note?: string }): Promise<MediaWriter> {
  const id = crypto.randomUUID()
  const medium: StoredMedium = {
    id, sha256: '', kind: meta.kind, mime: meta.mime, size: 0, started_at: phone.now(), state: 'recording',
    note: meta.note ? await seal(phone.db, meta.note) : null, named: 0, sent: 0, upload_url: null, problem: null,
  }
  const release = await keepHeld(lockName(id))
  const hasher = await newHasher()
  await durably(phone.db, () => phone.db.media.add(medium))
  const progress: Progress = { phone, id, n: 0, size: 0, hasher, open: true, queue: Promise.resolve(), release }
  return {
    id,
    write: (chunk) => inTurn(progress, () => writeChunk(progress, chunk)),
    finish: () => inTurn(progress, () => finish(progress)),
    abort: () => inTurn(progress, () => abort(progress)),
  }
}

/** Chunks arrive faster than the disk takes them; their order is their meaning. */
function inTurn<T>(progress: Progress, step: () => Promise<T>): Promise<T> {
  const turn = progress.queue.then(step)
  progress.queue = turn.catch(() => undefined)
  return turn
}

async function writeChunk(progress: Progress, chunk: ArrayBuffer | Blob): Promise<void> {
  if (!progress.open) throw problem(progress.phone, 'media.closed')
  const whole = chunk instanceof Blob ? chunk.size : chunk.byteLength
  for (let at = 0; at < whole; at += SLICE_BYTES) {
    const piece = chunk.slice(at, at + SLICE_BYTES)
    await writeSlice(progress, piece instanceof Blob ? await piece.arrayBuffer() : piece)
  }
}

async function writeSlice(progress: Progress, bytes: ArrayBuffer): Promise<void> {
  try {
    await appendSlice(progress.phone.db, progress.id, progress.n, progress.size, bytes)
  } catch (error) {
    throw isFull(error) ? problem(progress.phone, 'storage.full') : error
  }
  progress.hasher.update(new Uint8Array(bytes))
  progress.n += 1
  progress.size += bytes.byteLength
}

async function finish(progress: Progress): Promise<{ sha256: string; size: number }> {
  if (!progress.open) throw problem(progress.phone, 'media.closed')
  progress.open = false
  const sha256 = progress.hasher.digest('hex')
  await settle(progress.phone, progress.id, sha256, progress.size)
  progress.release()
  return { sha256, size: progress.size }
}

/** One file is kept once: content recorded before takes the place of this copy. */
async function settle(phone: Phone, id: string, sha256: string, size: number): Promise<void> {
  const { db } = phone
  await durably(db, () => db.transaction('rw', db.media, db.slices, async () => {
    const same = await db.media.where('sha256').equals(sha256).first()
    if (!same || same.id === id) {
      await db.media.update(id, { sha256, size, state: 'here' })
      return
    }
    if (same.state === 'cleared') {
      await db.media.delete(same.id)
      await db.media.update(id, { sha256, size, state: 'verified', named: same.named, sent: same.sent, upload_url: same.upload_url })
      return
    }
    await dropSlices(db, id)
    await db.media.delete(id)
  }))
}

async function abort(progress: Progress): Promise<void> {
  if (!progress.open) return
  progress.open = false
  await discard(progress.phone, progress.id)
  progress.release()
}

async function discard(phone: Phone, id: string): Promise<void> {
  const { db } = phone
  await durably(db, () => db.transaction('rw', db.media, db.slices, async () => {
    await dropSlices(db, id)
    await db.media.delete(id)
  }))
}

/** Recordings a crash left open or unattached; those still being written in another tab are not among them. */
export async function unfinishedMedia(phone: Phone): Promise<UnfinishedMedium[]> {
  const open = (await phone.db.media.where('state').anyOf('recording', 'here').toArray()).filter(isOrphan)
  const orphans = []
  for (const medium of open) if (!(await isHeld(lockName(medium.id)))) orphans.push(medium)
  return Promise.all(orphans.map(async ({ id, kind, mime, size, started_at, note }) => ({ id, kind, mime, size, started_at, note: note ? await unseal<string>(phone.db, note) : null })))
}

/** Never closed, or closed in the moment before its mutation was captured. */
const isOrphan = (medium: StoredMedium) => medium.state === 'recording' || (!medium.named && !!medium.note)

/** Close what a crash left: hash its slices one by one. */
export async function finishMedium(phone: Phone, id: string): Promise<{ sha256: string; size: number }> {
  const hasher = await newHasher()
  let size = 0
  await eachSlice(phone.db, id, (bytes) => {
    hasher.update(new Uint8Array(bytes))
    size += bytes.byteLength
  })
  const sha256 = hasher.digest('hex')
  await settle(phone, id, sha256, size)
  return { sha256, size }
}

/** Throw away a medium no mutation names (a photo taken again); false when it is named and stays. */
export async function discardUnnamed(phone: Phone, id: string): Promise<boolean> {
  const medium = await phone.db.media.get(id)
  if (!medium || medium.named) return false
  await discard(phone, id)
  return true
}

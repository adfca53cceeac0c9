/** Media as ordered slices: written one at a time, read one at a time, never held whole in memory. */
import { Dexie } from 'dexie'
import type { Database } from './database'
import { durably } from './durable'
import type { StoredSlice } from './records'
import { sealBytes, unsealBytes } from './vault'

export const SLICE_BYTES = 1024 * 1024

/** Append one slice; durable when it resolves. */
export async function appendSlice(db: Database, medium: string, n: number, start: number, bytes: ArrayBuffer): Promise<void> {
  const slice: StoredSlice = { medium, n, start, size: bytes.byteLength, sealed: await sealBytes(db, bytes) }
  await durably(db, () => db.transaction('rw', db.slices, db.media, async () => {
    await putUnwatched(slice)
    await db.media.update(medium, { size: start + bytes.byteLength })
  }))
}

/**
 * Put a slice past Dexie's account of changes: every live query of the page keeps the key of every row written since it
 * last ran, also of tables it never reads, and a recording writes one a second for an hour. Nobody watches slices.
 */
function putUnwatched(slice: StoredSlice): PromiseLike<void> {
  return new Dexie.Promise<void>((resolve, reject) => {
    const request = Dexie.currentTransaction.idbtrans.objectStore('slices').put(slice)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

/** A whole file as sealed slices, to be put by the caller inside his own transaction. */
export async function sealedSlices(db: Database, medium: string, bytes: ArrayBuffer): Promise<StoredSlice[]> {
  const starts = Array.from({ length: Math.ceil(bytes.byteLength / SLICE_BYTES) }, (_, n) => n * SLICE_BYTES)
  return Promise.all(starts.map(async (start, n) => {
    const piece = starts.length === 1 ? bytes : bytes.slice(start, start + SLICE_BYTES)
    return { medium, n, start, size: piece.byteLength, sealed: await sealBytes(db, piece) }
  }))
}

/** Call `each` with every slice in order. */
export async function eachSlice(db: Database, medium: string, each: (bytes: ArrayBuffer) => Promise<void> | void): Promise<void> {
  for (let n = 0; ; n++) {
    const slice = await db.slices.get([medium, n])
    if (!slice) return
    await each(await unsealBytes(db, slice.sealed))
  }
}

/** Bytes [start, end) of a medium, from the slices that hold them; holds two slices in memory at most. */
export async function readRange(db: Database, medium: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const range = new Uint8Array(Math.max(0, end - start))
  for (let n = await firstSlice(db, medium, start); ; n++) {
    const slice = await db.slices.get([medium, n])
    if (!slice || slice.start >= end) return range
    copyOverlap(range, start, end, slice, new Uint8Array(await unsealBytes(db, slice.sealed)))
  }
}

function copyOverlap(range: Uint8Array, start: number, end: number, slice: StoredSlice, bytes: Uint8Array): void {
  const from = Math.max(start, slice.start)
  const to = Math.min(end, slice.start + slice.size)
  if (from < to) range.set(bytes.subarray(from - slice.start, to - slice.start), from - start)
}

/** Number of the slice that holds a byte, by halving: recordings have thousands of small slices. */
async function firstSlice(db: Database, medium: string, byte: number): Promise<number> {
  let [low, high] = [0, await db.slices.where('medium').equals(medium).count()]
  while (low < high - 1) {
    const middle = (low + high) >> 1
    const slice = await db.slices.get([medium, middle])
    if (slice && slice.start <= byte) low = middle
    else high = middle
  }
  return low
}

export async function dropSlices(db: Database, medium: string): Promise<void> {
  await db.slices.where('medium').equals(medium).delete()
}

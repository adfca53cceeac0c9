/**
 * A file that is there whole (a picture): hashed and sealed beforehand, then put in the transaction of the mutation that
 * names it. What grows while it is recorded goes through media_writer.ts, slice by slice.
 */
import { hex } from '@/domain/bytes'
import type { MediaKind } from '@/domain/rows'
import { sealedSlices, type StoredMedium, type StoredSlice } from '@/store'
import type { Phone } from './phone'

/** Larger files are written in pieces: they are never held whole. */
export const WHOLE_AT_MOST = 8 * 1024 * 1024

export interface GivenFile { kind: MediaKind; mime: string; bytes: ArrayBuffer }
export interface WholeFile { medium: StoredMedium; slices: StoredSlice[] }

export async function wholeFile(phone: Phone, { kind, mime, bytes }: GivenFile): Promise<WholeFile> {
  const id = crypto.randomUUID()
  const [digest, slices] = await Promise.all([crypto.subtle.digest('SHA-256', bytes), sealedSlices(phone.db, id, bytes)])
  const medium: StoredMedium = {
    id, sha256: hex(new Uint8Array(digest)), kind, mime, size: bytes.byteLength, started_at: phone.now(), state: 'here',
    note: null, named: 0, sent: 0, upload_url: null, problem: null,
  }
  return { medium, slices }
}

/** Inside a transaction over media and slices. One file is kept once: what is here already stays, what was cleared comes back. */
export async function placeFile({ db }: Phone, { medium, slices }: WholeFile): Promise<void> {
  const same = await db.media.where('sha256').equals(medium.sha256).first()
  if (same && same.state !== 'cleared') return
  if (same) await db.media.delete(same.id)
  await db.slices.bulkAdd(slices)
  await db.media.add(same ? { ...medium, state: 'verified', named: same.named, sent: same.sent, upload_url: same.upload_url } : medium)
}

/** The browser's own word for it. */
export function isFull(error: unknown): boolean {
  const seen = error as { name?: string; inner?: { name?: string } } | null
  return seen?.name === 'QuotaExceededError' || seen?.inner?.name === 'QuotaExceededError'
}

/** Puts a finished picture into the store and attaches it to the dossier; resolves only when both are durable. */
import { attachmentId } from '@/domain/attachments'
import type { EvidenceRow, MediaKind, MediaPurpose, Place } from '@/domain/rows'
import { beginMedia, captureAhead, captureAll, WHOLE_AT_MOST, type LaterStep } from '@/sync'
import type { Shot } from './camera'

/** What a medium belongs to. `line` null: the task as a whole. */
export interface Target { task: string; line: string | null; purpose: MediaPurpose }
export type Measures = Partial<Pick<EvidenceRow, 'source' | 'gaps' | 'follows'>> & { duration_ms?: number; width?: number; height?: number }

const SLICE = 1 << 20

/** Bytes into the store, slice by slice; nothing is held whole. */
export async function storeBlob(blob: Blob, kind: MediaKind): Promise<{ sha256: string; size: number }> {
  const medium = await beginMedia({ kind, mime: plainMime(blob.type) })
  try {
    for (let from = 0; from < blob.size; from += SLICE) await medium.write(blob.slice(from, from + SLICE))
    return await medium.finish()
  } catch (error) {
    await medium.abort()
    throw error
  }
}

/** image/jpeg, audio/webm — without codecs, as the server compares it. */
export const plainMime = (type: string): string => type.split(';')[0]?.trim() ?? ''

type Evidence = Omit<EvidenceRow, 'captured_by' | 'place' | 'state'>
function evidenceOf(target: Target, stored: { sha256: string; size: number }, kind: MediaKind, mime: string, capturedAt: number, measures: Measures): Evidence {
  return {
    sha256: stored.sha256, size: stored.size, kind, purpose: target.purpose, line: target.line, mime: plainMime(mime), captured_at: capturedAt,
    duration_ms: measures.duration_ms ?? null, width: measures.width ?? null, height: measures.height ?? null, source: measures.source ?? 'CAMERA',
    ...(measures.gaps?.length && { gaps: measures.gaps }), ...(measures.follows && { follows: measures.follows }),
  }
}

/** The same file may stand at several lines: each place is an attachment of its own. */
const attaching = (evidence: Evidence, place: Place | null): LaterStep => (_done, view) => ({
  name: 'evidence.attach/1', args: { ...evidence, ...attachmentId(view, evidence, () => crypto.randomUUID()) }, media: [evidence.sha256], place,
})

export async function attach(target: Target, stored: { sha256: string; size: number }, kind: MediaKind, mime: string, capturedAt: number, place: Place | null, measures: Measures = {}): Promise<string> {
  await captureAll(target.task, [attaching(evidenceOf(target, stored, kind, mime, capturedAt, measures), place)])
  return stored.sha256
}

/** A picture that is just being taken: the phone reads ahead meanwhile, then bytes and record become durable together. */
export async function keepShot(target: Target, taking: Promise<Shot>, kind: MediaKind, capturedAt: number, place: Place | null, source: EvidenceRow['source']): Promise<string> {
  const keep = captureAhead(target.task)
  const { blob, bytes, width, height } = await taking
  const measures = { width, height, ...(source && { source }) }
  if (blob.size > WHOLE_AT_MOST) return attach(target, await storeBlob(blob, kind), kind, blob.type, capturedAt, place, measures)
  const mime = plainMime(blob.type)
  const stored = await keep({ kind, mime, bytes: bytes ?? (await blob.arrayBuffer()) }, (file) => attaching(evidenceOf(target, file, kind, mime, capturedAt, measures), place))
  return stored.sha256
}

export async function keepBlob(target: Target, blob: Blob, kind: MediaKind, capturedAt: number, place: Place | null, measures: Measures = {}): Promise<string> {
  return attach(target, await storeBlob(blob, kind), kind, blob.type, capturedAt, place, measures)
}

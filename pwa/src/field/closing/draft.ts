/**
 * What was shown to the party, kept together: the canonical record, its bytes, hash and 核验码.
 * It is built once; when anything it states has changed it is built again, and signatures over the old one fall.
 */
import { hex, sha256 } from '@/domain/bytes'
import { canonical, canonicalBytes } from '@/domain/canonical'
import { verificationCode } from '@/domain/code'
import { buildRecord, type Closing, type SignedRecord } from '@/domain/record'
import type { DossierView } from '@/domain/rows'
import { beginMedia } from '@/sync'

export interface RecordDraft { closing: Closing; record: SignedRecord; bytes: Uint8Array<ArrayBuffer>; sha256: string; code: string }

export async function draftRecord(view: DossierView, closing: Closing): Promise<RecordDraft> {
  const record = buildRecord(view, closing)
  const bytes = canonicalBytes(record) as Uint8Array<ArrayBuffer>
  const digest = hex(await sha256(bytes))
  return { closing, record, bytes, sha256: digest, code: verificationCode(digest) }
}

/** Recordings that end while the party signs, and the handwriting itself, come after what was shown. */
function comesAfter(entry: SignedRecord['evidence'][number]): boolean {
  return entry.kind === 'AUDIO' || entry.kind === 'VIDEO' || entry.kind === 'SIGNATURE' || entry.purpose === 'CONFIRMATION'
}

/** Does the draft still say what the dossier says, answered in the same way? */
export function stillHolds(draft: RecordDraft, view: DossierView, closing: Omit<Closing, 'closed_at'>): boolean {
  const now = buildRecord(view, { ...closing, closed_at: draft.closing.closed_at })
  const shown = new Set(draft.record.evidence.map((entry) => entry.sha256))
  const evidence = now.evidence.filter((entry) => shown.has(entry.sha256) || !comesAfter(entry))
  return canonical({ ...now, evidence }) === canonical(draft.record)
}

/** Puts the record's bytes into the store; their hash is what is signed. Storing it twice keeps one. */
export async function storeRecord(draft: RecordDraft): Promise<void> {
  const medium = await beginMedia({ kind: 'RECORD', mime: 'application/json' })
  try {
    await medium.write(draft.bytes.slice().buffer)
    await medium.finish()
  } catch (error) {
    await medium.abort()
    throw error
  }
}

/** Pictures taken for one thing beside a line, as long as nothing names them yet. */
import { evidenceOf } from '@/domain/attachments'
import type { DossierView, EvidenceRow, MediaPurpose } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

/** Evidence of this purpose and line that no sample, conclusion or clue has taken up, oldest first. */
export function freeMedia(view: DossierView, purpose: MediaPurpose, line: string | null): EvidenceRow[] {
  const rows = [...valuesOf(view, 'samples'), ...valuesOf(view, 'adopted'), ...valuesOf(view, 'clues')]
  const taken = new Set(rows.filter((row) => row.line === line).flatMap((row) => row.media))
  return valuesOf(view, 'evidence')
    .filter((one) => one.purpose === purpose && one.line === line && !taken.has(one.sha256))
    .sort((a, b) => a.captured_at - b.captured_at)
}

export const mediaOf = (view: DossierView, hashes: string[]): EvidenceRow[] => hashes.flatMap((hash) => evidenceOf(view, hash) ?? [])

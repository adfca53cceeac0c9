/** Files and where they are attached: a row for each place, the bytes once. Pure. */
import type { DossierView, EvidenceRow } from './rows'
import { valuesOf } from './view'

/** Any attachment of a file: what it is does not depend on where it stands. */
export const evidenceOf = (view: DossierView, sha256: string): EvidenceRow | undefined =>
  view.evidence[sha256]?.value ?? valuesOf(view, 'evidence').find((one) => one.sha256 === sha256)

/** The id under which a file is attached to a line: that of the attachment which stands there already, else a fresh one. */
export function attachmentId(view: DossierView, at: Pick<EvidenceRow, 'sha256' | 'line' | 'purpose'>, fresh: () => string): { id?: string } {
  if (at.line === null) return {}
  const there = valuesOf(view, 'evidence').find((one) => one.sha256 === at.sha256 && one.line === at.line && one.purpose === at.purpose)
  if (there) return there.id ? { id: there.id } : {}
  return { id: fresh() }
}

/** The key of its row, for lists. */
export const keyOf = (one: Pick<EvidenceRow, 'id' | 'sha256'>): string => one.id ?? one.sha256

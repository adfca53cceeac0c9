/** Material from fixed electronic monitoring supports 立案 only after two reviews (R80). Pure; twin of evidence/off_site.py. */
import type { DossierView, EvidenceRow, FindingRow } from './rows'
import { valuesOf } from './view'

export const REVIEWS = ['LEGAL', 'TECHNICAL'] as const
export type ReviewKind = (typeof REVIEWS)[number]

/** Evidence of a line that came from a fixed camera or another monitoring device, oldest first. */
export const offSiteOf = (view: DossierView, line: string): EvidenceRow[] =>
  valuesOf(view, 'evidence').filter((one) => one.line === line && one.source === 'OFF_SITE').sort((a, b) => a.captured_at - b.captured_at)

/** Does a finding lead to 立案? */
export const wantsInvestigation = (finding: Pick<FindingRow, 'checked' | 'outcome' | 'measure'> | undefined): boolean =>
  !!finding?.checked && (finding.outcome === 'PROBLEM_PENDING_INVESTIGATION' || finding.measure === 'INVESTIGATE')

export const reviewsMissing = (view: DossierView, sha256: string): ReviewKind[] => {
  const done = view.evidence_reviews[sha256]?.value
  return REVIEWS.filter((kind) => !done?.[kind])
}

/** The line is to be investigated and some of its off-site evidence still lacks a review. It is recorded all the same. */
export const awaitsReview = (view: DossierView, line: string): boolean =>
  wantsInvestigation(view.findings[line]?.value) && offSiteOf(view, line).some((one) => reviewsMissing(view, one.sha256).length > 0)

/** What the laboratory's reports make of a line that was sampled (R82). Pure; twin of with_report at the server. */
import type { DeskLine } from '@/api/office/results'
import { reportInForce } from '@/domain/beside'
import type { Outcome } from '@/domain/rows'

/** null: no report yet, or not all of them and none that fails. */
export function reportedOutcome(line: Pick<DeskLine, 'samples'>): Outcome | null {
  const reports = line.samples.map(reportInForce)
  if (reports.some((report) => report && !report.qualified)) return 'UNQUALIFIED'
  return reports.length && reports.every(Boolean) ? 'QUALIFIED' : null
}

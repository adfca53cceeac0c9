/** What stands beside a line, read from the rows the phone holds (R81–R84). Pure. */
import type { DossierView, FindingRow } from './rows'
import { valuesOf } from './view'
import type { AdoptedRow, LabReport, SampleRow } from './visit_rows'

export const samplesOf = (view: DossierView, line: string): SampleRow[] =>
  valuesOf(view, 'samples').filter((one) => one.line === line).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
export const adoptedOf = (view: DossierView, line: string): AdoptedRow[] =>
  valuesOf(view, 'adopted').filter((one) => one.line === line).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** A sample of the line was taken: without an outcome it is TEST_PENDING and counts as done (R82, R78). */
export const isTested = (view: DossierView, line: string): boolean => valuesOf(view, 'samples').some((one) => one.line === line)

/** The report that counts: of the re-test once one was asked for, else the first. Twin of report_in_force at the server. */
export const reportInForce = (sample: Pick<SampleRow, 'report' | 'retest'>): LabReport | null => (sample.retest ? sample.retest.report : sample.report)

/** The sample whose report is still out. */
export const waitingSample = (view: DossierView, line: string): SampleRow | null => samplesOf(view, line).find((one) => !reportInForce(one)) ?? null

/** 待检验: looked at, sampled, and the laboratory has not answered. */
export function isPending(view: DossierView, finding: Pick<FindingRow, 'line' | 'checked' | 'outcome'>): boolean {
  return finding.checked && finding.outcome === null && isTested(view, finding.line)
}

/** The number of F-11: the same on every phone, without asking anybody (R83). Twin of number_of at the server. */
export const orderNumber = (taskNo: string, line: string): string => `${taskNo}-责改-${line}`

/** The number of the sampling receipt; a second sample of the line gets its own. */
export const receiptNumber = (taskNo: string, line: string, before: number): string => `${taskNo}-抽样-${line}${before ? `-${before + 1}` : ''}`

/** What the party has to do, from the fact and the clause: nothing is typed twice (R83, R85). */
export function requirementOf(finding: Pick<FindingRow, 'fact' | 'clause'>): string {
  const fact = finding.fact.trim().replace(/[。；，]$/, '')
  if (!fact) return ''
  return finding.clause.trim() ? `对“${fact}”的问题，按照${finding.clause.trim()}的规定改正。` : `对“${fact}”的问题予以改正。`
}

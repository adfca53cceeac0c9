/** The order to rectify as it is being written on its line (R83, R84). Pure; nothing that the finding says is asked again. */
import { orderNumber, requirementOf } from '@/domain/beside'
import { orderBarriers } from '@/domain/line_gates'
import type { DossierView, EvidenceRow, FindingRow, Row } from '@/domain/rows'
import type { VerbArgs } from '@/domain/verbs'
import type { MeasureRow } from '@/domain/visit_rows'

type Found = Pick<FindingRow, 'line' | 'checked' | 'outcome' | 'fact' | 'clause' | 'deadline'>
/** `requirement` null: it follows fact and clause. */
export interface OrderDraft extends Pick<MeasureRow, 'given' | 'note' | 'to_name' | 'to_role' | 'deliver_later'> { requirement: string | null }
export type OrderArgs = VerbArgs['measure.order/1']
export type OrderGap = 'orderRequirement' | 'orderNote' | 'orderProof'
const GAPS: Record<string, OrderGap> = { 'measure.requirement_missing': 'orderRequirement', 'measure.note_missing': 'orderNote', 'measure.proof_missing': 'orderProof' }

export const wantsOrder = (finding: Pick<FindingRow, 'checked' | 'outcome'>): boolean => finding.checked && finding.outcome === 'PROBLEM_ORDERED_RECTIFY'

/** As it was given, else in writing to whoever the object names. `role`: 现场负责人 in the language of the form. */
export function orderDraftOf(view: DossierView, finding: Found, role: string): OrderDraft {
  const given = view.measures[finding.line]?.value
  if (!given) return { requirement: null, given: 'WRITTEN', note: '', to_name: view.task['self']?.value.object.contact_name ?? '', to_role: role, deliver_later: false }
  const { given: how, note, to_name, to_role, deliver_later } = given
  const follows = given.requirement === requirementOf(view.findings[finding.line]?.value ?? finding)
  return { requirement: follows ? null : given.requirement, given: how, note, to_name, to_role, deliver_later }
}

/** What may prove an oral order: what was taken for it, and every recording of this line. */
export const proofsOf = (view: DossierView, line: string): EvidenceRow[] => Object.values(view.evidence).map((row) => row.value)
  .filter((one) => one.line === line && (one.purpose === 'MEASURE' || one.kind === 'AUDIO' || one.kind === 'VIDEO'))
  .sort((a, b) => a.captured_at - b.captured_at)

export function orderArgs(view: DossierView, finding: Found, order: OrderDraft): OrderArgs {
  const { requirement, note, deliver_later, ...rest } = order
  const oral = order.given === 'ORAL'
  return {
    ...rest, line: finding.line, number: orderNumber(view.task['self']?.value.task_no ?? '', finding.line), deadline: finding.deadline,
    requirement: (requirement ?? requirementOf(finding)).trim(), note: oral ? note.trim() : '', deliver_later: oral && deliver_later,
    media: oral ? proofsOf(view, finding.line).map((one) => one.sha256) : [],
  }
}

export const orderGaps = (view: DossierView, args: OrderArgs): OrderGap[] => orderBarriers(view, args).flatMap((one) => GAPS[one.code] ?? [])

/** Whether the order on record says something else, or two stand beside each other. */
export function isNewOrder(row: Row<MeasureRow> | undefined, args: OrderArgs): boolean {
  if (!row || row.contest.length) return true
  const kept = row.value
  return (Object.keys(args) as (keyof OrderArgs & keyof MeasureRow)[]).some((key) => JSON.stringify(args[key]) !== JSON.stringify(kept[key]))
}

/** Every order seen, when two phones ordered on one line. */
export const sawOrders = (row: Row<MeasureRow> | undefined): string[] => (row?.contest.length ? [row.head, ...row.contest.map((one) => one.head)] : [])

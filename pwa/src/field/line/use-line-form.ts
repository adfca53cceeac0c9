/** What is being written on one line: the draft, what it still lacks, and saving it (record, or settle when contested). */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { adoptedOf, isTested } from '@/domain/beside'
import { writeOf } from '@/domain/conflict'
import type { DossierView, EvidenceRow, FindingRow, LineRow, Outcome, Row } from '@/domain/rows'
import { captureAll, type Step } from '@/sync'
import { isNewOrder, orderArgs, orderDraftOf, orderGaps, sawOrders, wantsOrder, type OrderDraft, type OrderGap } from '../beside/order'
import { recentPlace } from '../capture/place'
import { today } from '../dates'
import { useSaving, type Saver } from '../saving'
import { choiceOf, cleanDraft, draftOf, missing, ownMethods, withCategory, type Choice, type Draft, type Missing } from './rules'

/** Half-written lines outlive leaving the page, not the app: only saved ones are promised. */
const kept = new Map<string, { draft: Draft; order: OrderDraft }>()
export type BesideGap = OrderGap | 'sample' | 'adopted'

export interface LineForm {
  draft: Ref<Draft>; choice: Ref<Choice | null>; gaps: ComputedRef<Missing[]>; dirty: ComputedRef<boolean>; restored: boolean
  /** the order that goes with 责令改正 (R83), and what it and the other papers beside the line still lack */
  order: Ref<OrderDraft>; besideGaps: ComputedRef<BesideGap[]>
  evidence: ComputedRef<EvidenceRow[]>; row: ComputedRef<Row<FindingRow> | null>; saver: Saver
  choose: (choice: Choice) => void; categorise: (outcome: Outcome) => void
  save: () => Promise<boolean>; adopt: (head: string) => Promise<boolean>; hold: () => void
}

/** `role`: 现场负责人, to whom an order is given unless said otherwise. */
export function useLineForm(task: string, view: ComputedRef<DossierView>, line: LineRow, role: string): LineForm {
  const key = `${task}/${line.code}`
  const row = computed(() => view.value.findings[line.code] ?? null)
  const recorded = computed(() => draftOf(line, row.value?.value ?? null))
  const restored = kept.has(key)
  const draft = ref<Draft>(kept.get(key)?.draft ?? withAdopted(recorded.value, view.value))
  const order = ref<OrderDraft>(kept.get(key)?.order ?? orderDraftOf(view.value, recorded.value, role))
  const choice = ref<Choice | null>(row.value?.contest.length && !restored ? null : choiceOf(line, draft.value))
  const saver = useSaving()
  const evidence = computed(() => Object.values(view.value.evidence).map((one) => one.value)
    .filter((one) => one.line === line.code && one.purpose === 'SITE').sort((a, b) => a.captured_at - b.captured_at))
  const gaps = computed(() => missing(draft.value, evidence.value.map((one) => one.kind), today()))
  const given = computed(() => orderArgs(view.value, draft.value, order.value))
  const ordered = computed(() => view.value.measures[line.code])
  const orderDue = computed(() => wantsOrder(draft.value) && isNewOrder(ordered.value, given.value))
  const besideGaps = computed(() => papersMissing(view.value, draft.value, wantsOrder(draft.value) ? orderGaps(view.value, given.value) : []))
  const changed = computed(() => JSON.stringify(draft.value) !== JSON.stringify(recorded.value))
  const dirty = computed(() => changed.value || (orderDue.value && choice.value !== null))

  function choose(next: Choice): void {
    choice.value = next
    if (next === 'clean') draft.value = cleanDraft(line, draft.value)
    else if (next === 'not-checked') draft.value = { ...draft.value, checked: false, outcome: null, sub_code: null, note: '', measure: 'NONE', deadline: null, methods: [] }
    else if (choiceOf(line, draft.value) !== 'problem') {
      draft.value = { ...draft.value, checked: true, reason: '', outcome: null, methods: draft.value.methods.length ? draft.value.methods : ownMethods(line) }
    }
  }

  async function write(value: Draft): Promise<boolean> {
    const heads = row.value?.contest.length ? [row.value.head, ...row.value.contest.map((one) => one.head)] : null
    const place = recentPlace()
    const finding: Step = heads ? { name: 'finding.settle/1', args: { line: line.code, value, saw: heads }, place } : { name: 'finding.record/1', args: value, place }
    const steps = [...(heads || changed.value ? [finding] : []), ...orderSteps()]
    const done = await saver.run(() => captureAll(task, steps))
    if (done) kept.delete(key)
    return done !== null
  }

  /** One of the values as its author wrote it; he stays its author. */
  async function adopt(head: string): Promise<boolean> {
    if (!row.value) return false
    const chosen = [row.value, ...row.value.contest].find((one) => one.head === head)
    const steps = [choosing(`findings/${line.code}`, row.value, head), ...orderChosen(head)]
    const done = await saver.run(() => captureAll(task, steps))
    if (!done || !chosen) return false
    kept.delete(key)
    draft.value = draftOf(line, chosen.value)
    choice.value = choiceOf(line, draft.value)
    return true
  }

  /** Where the order of the line stands twice too, that of the same phone goes with its finding. */
  function orderChosen(head: string): Step[] {
    const stands = ordered.value
    if (!stands?.contest.length) return []
    const same = [stands, ...stands.contest].find((one) => writeOf(one.head).device === writeOf(head).device)
    return [choosing(`measures/${line.code}`, stands, (same ?? stands).head)]
  }

  /** The order goes with the finding, in one act of saving: neither stands on the phone without the other. */
  function orderSteps(): Step[] {
    if (!orderDue.value) return []
    const saw = sawOrders(ordered.value)
    return [{ name: 'measure.order/1', args: saw.length ? { ...given.value, saw } : given.value, place: recentPlace() }]
  }

  return {
    draft, choice, gaps, besideGaps, order, dirty, restored, evidence, row, saver, choose,
    categorise: (outcome) => { draft.value = withCategory(line, draft.value, outcome) },
    save: () => write(draft.value),
    adopt,
    hold: () => { if (dirty.value) kept.set(key, { draft: draft.value, order: order.value }) },
  }
}

const choosing = (row: string, stands: Row<unknown>, head: string): Step =>
  ({ name: 'contest.settle/1', args: { row, choose: head, saw: [stands.head, ...stands.contest.map((one) => one.head)] } })

/** A conclusion adopted for this line is one of its methods at once (R81). */
function withAdopted(draft: Draft, view: DossierView): Draft {
  const adopts = adoptedOf(view, draft.line).length > 0 && draft.checked
  return !adopts || draft.methods.includes('ADOPTED_CONCLUSION') ? draft : { ...draft, methods: [...draft.methods, 'ADOPTED_CONCLUSION'] }
}

/** The papers a finding names and does not have yet (R81–R84). */
function papersMissing(view: DossierView, draft: Draft, ofOrder: OrderGap[]): BesideGap[] {
  if (!draft.checked) return []
  return [
    ...ofOrder,
    ...(draft.methods.includes('SAMPLING') && !isTested(view, draft.line) ? ['sample' as const] : []),
    ...(draft.methods.includes('ADOPTED_CONCLUSION') && !adoptedOf(view, draft.line).length ? ['adopted' as const] : []),
  ]
}

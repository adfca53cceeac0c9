/** What is being written on one line: the draft, what it still lacks, and saving it (record, or settle when contested). */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { DossierView, EvidenceRow, FindingRow, LineRow, Outcome, Row } from '@/domain/rows'
import { capture } from '@/sync'
import { recentPlace } from '../capture/place'
import { today } from '../dates'
import { useSaving, type Saver } from '../saving'
import { choiceOf, cleanDraft, draftOf, missing, withCategory, type Choice, type Draft, type Missing } from './rules'

/** Half-written lines outlive leaving the page, not the app: only saved ones are promised. */
const kept = new Map<string, Draft>()

export interface LineForm {
  draft: Ref<Draft>; choice: Ref<Choice | null>; gaps: ComputedRef<Missing[]>; dirty: ComputedRef<boolean>; restored: boolean
  evidence: ComputedRef<EvidenceRow[]>; row: ComputedRef<Row<FindingRow> | null>; saver: Saver
  choose: (choice: Choice) => void; categorise: (outcome: Outcome) => void
  save: () => Promise<boolean>; adopt: (value: FindingRow) => Promise<boolean>; hold: () => void
}

export function useLineForm(task: string, view: ComputedRef<DossierView>, line: LineRow): LineForm {
  const key = `${task}/${line.code}`
  const row = computed(() => view.value.findings[line.code] ?? null)
  const recorded = computed(() => draftOf(line, row.value?.value ?? null))
  const restored = kept.has(key)
  const draft = ref<Draft>(kept.get(key) ?? recorded.value)
  const choice = ref<Choice | null>(row.value?.contest.length && !restored ? null : choiceOf(line, draft.value))
  const saver = useSaving()
  const evidence = computed(() => Object.values(view.value.evidence).map((one) => one.value)
    .filter((one) => one.line === line.code && one.purpose === 'SITE').sort((a, b) => a.captured_at - b.captured_at))
  const gaps = computed(() => missing(draft.value, evidence.value.map((one) => one.kind), today()))
  const dirty = computed(() => JSON.stringify(draft.value) !== JSON.stringify(recorded.value))

  function choose(next: Choice): void {
    choice.value = next
    if (next === 'clean') draft.value = cleanDraft(line, draft.value)
    else if (next === 'not-checked') draft.value = { ...draft.value, checked: false, outcome: null, sub_code: null, note: '', measure: 'NONE', deadline: null, methods: [] }
    else if (choiceOf(line, draft.value) !== 'problem') {
      draft.value = { ...draft.value, checked: true, reason: '', outcome: null, methods: draft.value.methods.length ? draft.value.methods : line.methods.slice(0, 1) }
    }
  }

  async function write(value: Draft): Promise<boolean> {
    const heads = row.value?.contest.length ? [row.value.head, ...row.value.contest.map((one) => one.head)] : null
    const done = await saver.run(() => (heads
      ? capture(task, 'finding.settle/1', { line: line.code, value, saw: heads }, { place: recentPlace() })
      : capture(task, 'finding.record/1', value, { place: recentPlace() })))
    if (done) kept.delete(key)
    return done !== null
  }

  return {
    draft, choice, gaps, dirty, restored, evidence, row, saver, choose,
    categorise: (outcome) => { draft.value = withCategory(line, draft.value, outcome) },
    save: () => write(draft.value),
    adopt: (value) => { draft.value = draftOf(line, value); choice.value = choiceOf(line, draft.value); return write(draft.value) },
    hold: () => { if (dirty.value) kept.set(key, draft.value) },
  }
}

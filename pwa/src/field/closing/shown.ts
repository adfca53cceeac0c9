/** The record as it was last shown to the party, one per task, shared by the pages between reading back and the lock; it outlives the browser. */
import { computed, ref, shallowReactive, watch, type ComputedRef, type Ref } from 'vue'
import { canonical, canonicalBytes } from '@/domain/canonical'
import { spacedCode } from '@/domain/code'
import type { Closing } from '@/domain/record'
import { clockNow } from '@/sync'
import { useTask } from '../task/context'
import { forget as forgetKept, keep as keepKept, keptOf } from './kept'
import { draftRecord, stillHolds, storeRecord, type RecordDraft } from './draft'

const shown = shallowReactive(new Map<string, RecordDraft>())
const KEY = 'shown'
type KeptDraft = Omit<RecordDraft, 'bytes'>

/** After a kill: what was shown is built from what was kept; its bytes follow from it. */
function restore(task: string): void {
  const kept = shown.has(task) ? undefined : keptOf<KeptDraft>(task, KEY)
  if (kept) shown.set(task, { ...kept, bytes: canonicalBytes(kept.record) as Uint8Array<ArrayBuffer> })
}

function put(task: string, draft: RecordDraft): void {
  const { closing, record, sha256, code } = draft
  shown.set(task, draft)
  void keepKept(task, KEY, { closing, record, sha256, code } satisfies KeptDraft)
}

export function forgetShown(task: string): void {
  shown.delete(task)
  void forgetKept(task, KEY)
}

/** What the party was last shown of this task, for the print view before the lock. */
export function useLastShown(): ComputedRef<RecordDraft | null> {
  const { id } = useTask()
  restore(id)
  return computed(() => shown.get(id) ?? null)
}

export interface ShownRecord {
  /** null: nothing was shown yet, or what was shown no longer holds */
  draft: ComputedRef<RecordDraft | null>
  /** "4821 7730", or empty */
  code: ComputedRef<string>
  /** what was shown has changed since and has to be shown again */
  changed: Ref<boolean>
  /** builds the record of this moment, unless what was shown still holds */
  show(): Promise<RecordDraft>
  /** the same, and its bytes are durable when it resolves: what is signed exists before it is signed */
  keep(): Promise<RecordDraft>
  forget(): void
}

/** Then it was the dossier that changed, not what is being typed. */
const isSameAnswer = (before: Closing, now: Omit<Closing, 'closed_at'>): boolean => canonical(before) === canonical({ ...now, closed_at: before.closed_at })

/** `closing`: how the party answers, without the moment; a change of it or of the dossier ends what was shown. */
export function useShownRecord(closing: () => Omit<Closing, 'closed_at'>): ShownRecord {
  const { id, view } = useTask()
  restore(id)
  const changed = ref(false)
  const draft = computed(() => shown.get(id) ?? null)

  watch([view, closing], () => {
    const now = shown.get(id)
    if (!now || view.value.record['self'] || stillHolds(now, view.value, closing())) return
    changed.value = isSameAnswer(now.closing, closing())
    forgetShown(id)
  }, { immediate: true })

  /** Two callers at once get the same record: the one shown first stays, so what is kept is what is signed. */
  async function show(): Promise<RecordDraft> {
    for (;;) {
      const now = shown.get(id)
      if (now && stillHolds(now, view.value, closing())) return now
      const made = await draftRecord(view.value, { ...closing(), closed_at: await clockNow() })
      const first = shown.get(id)
      if (!first || !stillHolds(first, view.value, closing())) put(id, made)
    }
  }
  async function keep(): Promise<RecordDraft> {
    const draft = await show()
    await storeRecord(draft)
    changed.value = false
    return draft
  }

  return { draft, changed, show, keep, code: computed(() => (draft.value ? spacedCode(draft.value.code) : '')), forget: () => forgetShown(id) }
}

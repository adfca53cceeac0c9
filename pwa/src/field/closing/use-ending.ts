/**
 * An ending the officers sign (refusal, unreachable): first the form, then the record is built from it and signed.
 * Whatever changes the record afterwards takes the signatures away, and the page says so.
 */
import { ref, watch, type Ref, type WritableComputedRef } from 'vue'
import type { Closing } from '@/domain/record'
import type { LaterStep, Step } from '@/sync'
import { useSaving, type Saver } from '../saving'
import { useTask } from '../task/context'
import type { RecordDraft } from './draft'
import { lockWith } from './finish'
import type { Handwriting } from './handwriting'
import { useInks } from './inks'
import { useShownRecord, type ShownRecord } from './shown'

export interface Ending {
  stage: Ref<'form' | 'sign'>
  shown: ShownRecord
  inks: WritableComputedRef<Record<string, Handwriting>>
  saver: Saver
  /** form complete: build the record and go on to the signatures */
  proceed(): Promise<void>
  /** back to the form; signatures fall */
  reopen(): void
  /** true when the record is locked */
  lock(steps: (draft: RecordDraft) => (Step | LaterStep)[]): Promise<boolean>
}

export function useEnding(closing: () => Omit<Closing, 'closed_at'>): Ending {
  const { id } = useTask()
  const shown = useShownRecord(closing)
  const stage = ref<'form' | 'sign'>(shown.draft.value?.closing.mode === closing().mode ? 'sign' : 'form')
  const { inks, drop, settle } = useInks(id, 'ending', () => shown.draft.value?.sha256 ?? '', () => undefined)
  const saver = useSaving()

  function reopen(): void {
    stage.value = 'form'
    drop()
  }
  async function proceed(): Promise<void> {
    if (await saver.run(() => shown.keep())) stage.value = 'sign'
  }
  async function lock(steps: (draft: RecordDraft) => (Step | LaterStep)[]): Promise<boolean> {
    const draft = shown.draft.value
    if (!draft) reopen()
    const done = draft && await saver.run(async () => { await lockWith(id, steps(draft)); return true })
    if (done) settle()
    return !!done
  }
  watch(shown.draft, (draft) => { if (!draft && stage.value === 'sign') reopen() })
  return { stage, shown, inks, saver, proceed, reopen, lock }
}

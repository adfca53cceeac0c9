/**
 * An ending the officers sign (refusal, unreachable): first the form, then the record is built from it and signed.
 * Whatever changes the record afterwards takes the signatures away, and the page says so.
 */
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Closing } from '@/domain/record'
import { useSaving, type Saver } from '../saving'
import { dropHandwriting, type Handwriting } from './handwriting'
import { useShownRecord, type ShownRecord } from './shown'

export interface Ending {
  stage: Ref<'form' | 'sign'>
  shown: ShownRecord
  inks: ShallowRef<Record<string, Handwriting>>
  saver: Saver
  /** form complete: build the record and go on to the signatures */
  proceed(): Promise<void>
  /** back to the form; signatures fall */
  reopen(): void
}

export function useEnding(closing: () => Omit<Closing, 'closed_at'>): Ending {
  const stage = ref<'form' | 'sign'>('form')
  const inks = shallowRef<Record<string, Handwriting>>({})
  const shown = useShownRecord(closing)
  const saver = useSaving()

  function reopen(): void {
    stage.value = 'form'
    for (const ink of Object.values(inks.value)) void dropHandwriting(ink)
    inks.value = {}
  }
  async function proceed(): Promise<void> {
    if (await saver.run(() => shown.keep())) stage.value = 'sign'
  }
  watch(shown.draft, (draft) => { if (!draft && stage.value === 'sign') reopen() })
  return { stage, shown, inks, saver, proceed, reopen }
}

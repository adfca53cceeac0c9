/** Audio and video that prove a refusal: made here, or earlier in this visit (R88). */
import { computed, type ComputedRef } from 'vue'
import type { DossierView, EvidenceRow } from '@/domain/rows'
import { valuesOf } from '@/domain/view'
import { recorder } from '../capture/recorder'
import type { Answer } from './answer'

export interface Proof {
  /** every recording of this visit, newest first */
  recordings: ComputedRef<EvidenceRow[]>
  /** hashes that stand as proof: made for the refusal, or picked */
  chosen: ComputedRef<string[]>
  /** a recording of this task is running; it becomes proof when it ends */
  running: ComputedRef<boolean>
}

export function recordingsOf(view: DossierView): EvidenceRow[] {
  return valuesOf(view, 'evidence').filter((one) => (one.kind === 'AUDIO' || one.kind === 'VIDEO') && one.purpose !== 'VOICE_NOTE').sort((a, b) => b.captured_at - a.captured_at)
}

export const isChosen = (one: EvidenceRow, answer: Pick<Answer, 'media'>): boolean => one.purpose === 'REFUSAL' || answer.media.includes(one.sha256)

export function useProof(task: string, view: ComputedRef<DossierView>, answer: Answer): Proof {
  const recordings = computed(() => recordingsOf(view.value))
  return {
    recordings,
    chosen: computed(() => [...new Set([...recordings.value.filter((one) => isChosen(one, answer)).map((one) => one.sha256), ...answer.media])]),
    running: computed(() => recorder.value.status === 'recording' && recorder.value.target.task === task),
  }
}

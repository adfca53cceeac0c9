/** Audio and video that prove a refusal or non-cooperation: made for it, or picked from this visit's (R88, R92). */
import { computed, type ComputedRef } from 'vue'
import type { DossierView, EvidenceRow, MediaPurpose } from '@/domain/rows'
import { valuesOf } from '@/domain/view'
import { recorder } from '../capture/recorder'
import type { Answer } from './answer'

export interface Proof {
  /** every recording of this visit, newest first */
  recordings: ComputedRef<EvidenceRow[]>
  /** hashes that stand as proof: made for this, or picked */
  chosen: ComputedRef<string[]>
  /** a recording of this task is running; it becomes proof when it ends */
  running: ComputedRef<boolean>
}

export function recordingsOf(view: DossierView): EvidenceRow[] {
  return valuesOf(view, 'evidence').filter((one) => (one.kind === 'AUDIO' || one.kind === 'VIDEO') && one.purpose !== 'VOICE_NOTE').sort((a, b) => b.captured_at - a.captured_at)
}

export type Proven = Extract<MediaPurpose, 'REFUSAL' | 'UNCOOPERATIVE'>
export const isChosen = (one: EvidenceRow, answer: Pick<Answer, 'media'>, purpose: Proven = 'REFUSAL'): boolean => one.purpose === purpose || answer.media.includes(one.sha256)

export function useProof(task: string, view: ComputedRef<DossierView>, answer: Answer, purpose: Proven = 'REFUSAL'): Proof {
  const recordings = computed(() => recordingsOf(view.value))
  return {
    recordings,
    chosen: computed(() => [...new Set([...recordings.value.filter((one) => isChosen(one, answer, purpose)).map((one) => one.sha256), ...answer.media])]),
    running: computed(() => recorder.value.status === 'recording' && recorder.value.target.task === task),
  }
}

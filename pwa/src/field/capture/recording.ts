/** What the recorder is doing, apart from how it does it: every screen asks, few record. */
import { readonly, shallowRef } from 'vue'
import type { ProblemError } from '@/domain/problem'
import type { Why } from './gaps'
import type { Target } from './keep'
import type { RecordingKind } from './tape'

export interface Running { kind: RecordingKind; target: Target; startedAt: number; stream: MediaStream }
/** What a recording that was cut off needs to go on. */
export interface CutOff { kind: RecordingKind; target: Target; sha256: string | null; endedAt: number; duration: number; why: 'ENDED' | 'FULL' }
export type Recorder =
  | { status: 'idle' }
  | { status: 'asking'; kind: RecordingKind }
  /** `interrupted`: silent now, since when; `breaks`: how often it was before */
  | ({ status: 'recording'; level: () => number; interrupted: { why: Why; since: number } | null; breaks: number } & Running)
  | ({ status: 'finishing' } & Running)
  /** the last recording is kept; shown for a moment */
  | { status: 'kept'; kind: RecordingKind; sha256: string; task: string }
  /** the system or a full phone ended it; what there was is kept (`sha256` null: on the phone, not yet in its place) */
  | ({ status: 'cut-off' } & CutOff)
  | { status: 'failed'; kind: RecordingKind; problem: ProblemError }

/** written by recorder.ts alone */
export const state = shallowRef<Recorder>({ status: 'idle' })
export const recorder = readonly(state)
export const isRecording = (): boolean => state.value.status === 'recording' || state.value.status === 'finishing' || state.value.status === 'asking'

/** Takes the word about the last recording off the bar. */
export function dismissRecorder(): void {
  if (!isRecording()) state.value = { status: 'idle' }
}

/**
 * The one recorder of this phone. It outlives the page that started it; what it belongs to is noted beside the first
 * slice, for recovery after a crash. When the system takes the microphone the part so far is kept as it is, and one
 * tap goes on: in the same recording where the device came back, else in a new one that names the part before.
 */
import { readonly, shallowRef } from 'vue'
import type { ProblemError } from '@/domain/problem'
import { problemOf } from '../saving'
import { closeStream, openCamera } from './camera'
import type { Why } from './gaps'
import { attach, type Target } from './keep'
import { recentPlace } from './place'
import { isFull, startTape, type RecordingKind, type Tape, type TapeEnd } from './tape'
import { holdScreen } from './wake-lock'

export type { RecordingKind } from './tape'
interface Running { kind: RecordingKind; target: Target; startedAt: number; stream: MediaStream }
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

const state = shallowRef<Recorder>({ status: 'idle' })
export const recorder = readonly(state)
export const isRecording = (): boolean => state.value.status === 'recording' || state.value.status === 'finishing' || state.value.status === 'asking'

let current: { tape: Tape; finished: Promise<void> } | null = null

/** `stream` given: the viewfinder's own camera, kept running until the recording ends. */
export async function startRecording(kind: RecordingKind, target: Target, stream?: MediaStream): Promise<void> {
  if (isRecording()) return
  await begin(kind, target, null, stream)
}

async function begin(kind: RecordingKind, target: Target, after: CutOff | null, stream?: MediaStream): Promise<void> {
  state.value = { status: 'asking', kind }
  try {
    await run(kind, target, stream ?? await sourceOf(kind), after)
  } catch (error) {
    if (stream) closeStream(stream)
    state.value = { status: 'failed', kind, problem: problemOf(error, refused(error) ? 'recorder.denied' : 'recorder.failed') }
  }
}

const sourceOf = (kind: RecordingKind): Promise<MediaStream> =>
  (kind === 'VIDEO' ? openCamera('environment', 'film') : navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false } }))

export const refused = (error: unknown): boolean => error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'NotFoundError')

async function run(kind: RecordingKind, target: Target, stream: MediaStream, after: CutOff | null): Promise<void> {
  const before = after ? [{ at_ms: 0, lost_ms: Math.max(0, Date.now() - after.endedAt), why: after.why }] : []
  const release = holdScreen()
  const tape = await startTape({ kind, stream, note: JSON.stringify(target), before, changed: () => show() }).catch((error: unknown) => { release(); throw error })
  const running: Running = { kind, target, startedAt: tape.startedAt, stream }
  const show = () => {
    if (current?.tape !== tape) return
    const interrupted = tape.open()
    state.value = { status: 'recording', ...running, level: tape.level, interrupted, breaks: tape.gaps().length - (interrupted ? 1 : 0) }
  }
  const finished = tape.done.then(
    (end) => settle(running, end, after),
    // closing it needed room too: every slice is on the phone and is offered again at the next start
    (error: unknown) => { state.value = isFull(error) ? { status: 'cut-off', kind, target, sha256: null, endedAt: Date.now(), duration: Date.now() - tape.startedAt, why: 'FULL' } : { status: 'failed', kind, problem: problemOf(error) } },
  ).finally(() => { closeStream(stream); release(); current = null })
  current = { tape, finished }
  show()
}

/** What was recorded goes where it belongs; then the screen says how it ended. */
async function settle(running: Running, end: TapeEnd, after: CutOff | null): Promise<void> {
  const { kind, target } = running
  state.value = { status: 'finishing', ...running }
  const cutOff = { kind, target, endedAt: end.endedAt, duration: end.endedAt - end.startedAt }
  try {
    const { sha256 } = end.stored
    const facts = { duration_ms: cutOff.duration, gaps: end.gaps, ...(after?.sha256 && { follows: after.sha256 }) }
    await attach(target, end.stored, kind, end.mime, end.startedAt, recentPlace(), facts)
    if (end.ending === 'ENDED' || end.ending === 'FULL') state.value = { status: 'cut-off', ...cutOff, sha256, why: end.ending }
    else state.value = end.broken ? { status: 'failed', kind, problem: problemOf(end.broken) } : { status: 'kept', kind, sha256, task: target.task }
  } catch (error) {
    state.value = end.ending === 'FULL' ? { status: 'cut-off', ...cutOff, sha256: null, why: 'FULL' } : { status: 'failed', kind, problem: problemOf(end.broken ?? error) }
  }
}

/** Resolves when the recording is kept (or its failure is shown in the state). */
export async function stopRecording(): Promise<void> {
  current?.tape.stop()
  await current?.finished
}

/** One tap after a call or a cut: the same recording where it can, else a new one that names the part before. */
export async function resumeRecording(): Promise<void> {
  const now = state.value
  if (now.status === 'cut-off') return begin(now.kind, now.target, now)
  if (now.status !== 'recording' || !now.interrupted) return
  await stopRecording()
  const kept = state.value
  const [sha256, endedAt] = ['sha256' in kept ? kept.sha256 : null, Date.now()]
  await begin(now.kind, now.target, { kind: now.kind, target: now.target, sha256, endedAt, duration: endedAt - now.startedAt, why: 'ENDED' })
}

/** Takes the word about the last recording off the bar. */
export function dismissRecorder(): void {
  if (!isRecording()) state.value = { status: 'idle' }
}

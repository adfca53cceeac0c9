/**
 * The one recorder of this phone. It outlives the page that started it; what it belongs to is noted beside the first
 * slice, for recovery after a crash. When the system takes the microphone the part so far is kept as it is, and one
 * tap goes on: in the same recording where the device came back, else in a new one that names the part before.
 */
import { problemOf } from '../saving'
import { closeStream, openCamera } from './camera'
import { attach, type Target } from './keep'
import { recentPlace } from './place'
import { isRecording, state, type CutOff, type Running } from './recording'
import { isFull, startTape, type RecordingKind, type Tape, type TapeEnd } from './tape'
import { holdScreen } from './wake-lock'

export { isRecording, recorder } from './recording'
export type { RecordingKind } from './tape'
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

/**
 * The one recorder of this phone. Sound and film go to the store slice by slice, so that a crash loses seconds;
 * it outlives the page that started it. What it belongs to is noted beside the first slice, for recovery after a crash.
 */
import { readonly, shallowRef } from 'vue'
import type { ProblemError } from '@/domain/problem'
import { beginMedia } from '@/sync'
import { problemOf } from '../saving'
import { closeStream } from './camera'
import { attach, plainMime, type Target } from './keep'
import { levelOf } from './level'
import { recentPlace } from './place'
import { holdScreen } from './wake-lock'

export type RecordingKind = 'AUDIO' | 'VIDEO'
interface Running { kind: RecordingKind; target: Target; startedAt: number; stream: MediaStream }
export type Recorder =
  | { status: 'idle' }
  | { status: 'asking'; kind: RecordingKind }
  | ({ status: 'recording'; level: () => number } & Running)
  | ({ status: 'finishing' } & Running)
  /** the last recording is kept; shown for a moment */
  | { status: 'kept'; kind: RecordingKind; sha256: string; task: string }
  | { status: 'failed'; kind: RecordingKind; problem: ProblemError }

const state = shallowRef<Recorder>({ status: 'idle' })
export const recorder = readonly(state)
export const isRecording = (): boolean => state.value.status === 'recording' || state.value.status === 'finishing' || state.value.status === 'asking'

const SLICE_MS = 1000
const TYPES: Record<RecordingKind, string[]> = {
  AUDIO: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  VIDEO: ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
}
let stopNow: (() => Promise<void>) | null = null

/** `stream` given: the viewfinder's own camera, kept running until the recording ends. */
export async function startRecording(kind: RecordingKind, target: Target, stream?: MediaStream): Promise<void> {
  if (isRecording()) return
  state.value = { status: 'asking', kind }
  try {
    const source = stream ?? await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false } })
    await run(kind, target, source)
  } catch (error) {
    if (stream) closeStream(stream)
    state.value = { status: 'failed', kind, problem: problemOf(error, refused(error) ? 'recorder.denied' : 'recorder.failed') }
  }
}

const refused = (error: unknown) => error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'NotFoundError')

async function run(kind: RecordingKind, target: Target, stream: MediaStream): Promise<void> {
  const mimeType = TYPES[kind].find((type) => MediaRecorder.isTypeSupported(type)) ?? ''
  const machine = new MediaRecorder(stream, mimeType ? { mimeType } : {})
  const mime = plainMime(machine.mimeType || mimeType)
  const medium = await beginMedia({ kind, mime, note: JSON.stringify(target) })
  const startedAt = Date.now()
  const meter = levelOf(stream)
  const release = holdScreen()
  let written: Promise<void> = Promise.resolve()
  let broken: unknown = null
  machine.ondataavailable = (event) => {
    written = written.then(async () => {
      if (event.data.size && !broken) await medium.write(event.data)
    }).catch((error: unknown) => { broken ??= error; if (machine.state !== 'inactive') machine.stop() })
  }
  const ended = new Promise<void>((resolve) => { machine.onstop = () => resolve() })
  machine.start(SLICE_MS)
  state.value = { status: 'recording', kind, target, startedAt, stream, level: meter.read }
  stopNow = async () => { if (machine.state !== 'inactive') machine.stop(); await finished }
  const finished = ended.then(async () => {
    state.value = { status: 'finishing', kind, target, startedAt, stream }
    const duration = Date.now() - startedAt
    meter.close()
    release()
    closeStream(stream)
    await written
    try {
      const stored = await medium.finish()
      await attach(target, stored, kind, mime, startedAt, recentPlace(), { duration_ms: duration })
      state.value = broken ? { status: 'failed', kind, problem: problemOf(broken) } : { status: 'kept', kind, sha256: stored.sha256, task: target.task }
    } catch (error) {
      state.value = { status: 'failed', kind, problem: problemOf(broken ?? error) }
    }
    stopNow = null
  })
  // A call coming in, the camera taken away: keep what there is.
  stream.getTracks().forEach((track) => track.addEventListener('ended', () => { if (machine.state !== 'inactive') machine.stop() }))
}

/** Resolves when the recording is kept (or its failure is shown in the state). */
export async function stopRecording(): Promise<void> {
  await stopNow?.()
}

/** Takes the "kept" or "failed" word off the bar. */
export function dismissRecorder(): void {
  if (state.value.status === 'kept' || state.value.status === 'failed') state.value = { status: 'idle' }
}

/**
 * 语音备忘: a short sound beside a line, spoken while nothing else is done. Where the visit is being recorded it listens
 * to the same microphone, so that neither stops the other.
 */
import { readonly, shallowRef } from 'vue'
import type { ProblemError } from '@/domain/problem'
import { problemOf } from '../saving'
import { closeStream } from './camera'
import { attach, type Target } from './keep'
import { recentPlace } from './place'
import { recorder, refused } from './recorder'
import { startTape, type Tape } from './tape'
import { holdScreen } from './wake-lock'

export type Voice =
  | { status: 'idle' }
  | { status: 'asking'; line: string }
  | { status: 'speaking'; line: string; startedAt: number }
  | { status: 'saving'; line: string }
  | { status: 'failed'; line: string; problem: ProblemError }

const state = shallowRef<Voice>({ status: 'idle' })
export const voice = readonly(state)
let tape: Tape | null = null
/** let go before the microphone answered */
let released = false

export async function startVoice(task: string, line: string): Promise<void> {
  if (state.value.status === 'asking' || state.value.status === 'speaking' || state.value.status === 'saving') return
  released = false
  state.value = { status: 'asking', line }
  let stream: MediaStream | null = null
  try {
    stream = await microphone()
    const target: Target = { task, line, purpose: 'VOICE_NOTE' }
    tape = await startTape({ kind: 'AUDIO', stream, note: JSON.stringify(target) })
    state.value = { status: 'speaking', line, startedAt: tape.startedAt }
    void keep(tape, target, stream)
    if (released) stopVoice()
  } catch (error) {
    closeStream(stream)
    state.value = { status: 'failed', line, problem: problemOf(error, refused(error) ? 'recorder.denied' : 'recorder.failed') }
  }
}

/** The running recording's own microphone, listened to a second time, else a fresh one. */
function microphone(): Promise<MediaStream> {
  const now = recorder.value
  const running = now.status === 'recording' ? now.stream.getAudioTracks()[0] : undefined
  return running?.readyState === 'live' ? Promise.resolve(new MediaStream([running.clone()])) : navigator.mediaDevices.getUserMedia({ audio: true })
}

async function keep(spoken: Tape, target: Target, stream: MediaStream): Promise<void> {
  const release = holdScreen()
  const line = target.line ?? ''
  try {
    const end = await spoken.done
    state.value = { status: 'saving', line }
    await attach(target, end.stored, 'AUDIO', end.mime, end.startedAt, recentPlace(), { duration_ms: end.endedAt - end.startedAt, gaps: end.gaps })
    state.value = end.broken ? { status: 'failed', line, problem: problemOf(end.broken) } : { status: 'idle' }
  } catch (error) {
    state.value = { status: 'failed', line, problem: problemOf(error) }
  } finally {
    closeStream(stream)
    release()
    tape = null
  }
}

export function stopVoice(): void {
  released = true
  tape?.stop()
}

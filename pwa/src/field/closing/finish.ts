/** The last step of every ending: running recordings end first, then everything is captured at once. */
import { captureAll, type LaterStep, type Step } from '@/sync'
import { isRecording, recorder, stopRecording } from '../capture/recorder'
import { forgetAnswer } from './answer'
import { forget } from './kept'

/** Ends a recording of this task so that it lies inside the cut; answers its hash when one was kept. */
export async function endRecording(task: string): Promise<string | null> {
  if (!isRecording()) return null
  await stopRecording()
  const now = recorder.value
  return now.status === 'kept' && now.task === task ? now.sha256 : null
}

export async function lockWith(task: string, steps: (Step | LaterStep)[]): Promise<void> {
  await endRecording(task)
  await captureAll(task, steps)
  forgetAnswer(task)
  void forget(task, 'shown')
  void forget(task, 'opinion')
}

/** The camera held on a colleague's screen until the sequence is whole and taken over. */
import { onBeforeUnmount, onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ProblemError } from '@/domain/problem'
import { FrameCollector, takeRelay, type Seen, type Taken } from '@/sync'
import { closeStream, openCamera } from '../capture/camera'
import { holdScreen } from '../capture/wake-lock'
import { problemOf } from '../saving'
import { makeReader } from './reader'

export type Look = { status: 'asking' } | { status: 'live' } | { status: 'denied' } | { status: 'failed'; problem: ProblemError }
  | { status: 'checking' } | { status: 'taken'; taken: Taken } | { status: 'refused'; problem: ProblemError }
export interface Scan {
  look: ShallowRef<Look>
  have: Ref<number>; total: Ref<number>
  /** which frames are here, for the row of squares */
  indexes: ShallowRef<number[]>
  /** what the last strange code was; empty while all is well */
  strange: Ref<'' | 'foreign' | 'other task' | 'damaged'>
  again(): Promise<void>
}

const STRANGE: Partial<Record<Seen, Scan['strange']['value']>> = { foreign: 'foreign', 'other task': 'other task', damaged: 'damaged' }

export function useScan(task: string, screen: () => HTMLVideoElement | null): Scan {
  const collector = new FrameCollector(task)
  const look = shallowRef<Look>({ status: 'asking' })
  const [have, total, strange, indexes] = [ref(0), ref(0), ref<Scan['strange']['value']>(''), shallowRef<number[]>([])]
  const release = holdScreen()
  let stream: MediaStream | null = null
  let gone = false

  async function again(): Promise<void> {
    collector.forget()
    tell('again')
    look.value = { status: 'asking' }
    try {
      stream = await openCamera('environment', 'photo')
      if (gone) return closeStream(stream)
      await show(stream)
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError'
      look.value = denied ? { status: 'denied' } : { status: 'failed', problem: problemOf(error, 'camera.failed') }
    }
  }

  async function show(seen: MediaStream): Promise<void> {
    const video = screen()
    if (!video) return
    look.value = { status: 'live' }
    video.srcObject = seen
    await video.play()
    void watchVideo(video, seen)
  }

  async function watchVideo(video: HTMLVideoElement, seen: MediaStream): Promise<void> {
    const read = await makeReader()
    while (!gone && stream === seen && look.value.status === 'live') {
      await nextFrame(video)
      const text = await read(video)
      if (text === null) continue
      const kind = await collector.take(text)
      tell(kind)
      if (kind === 'whole') return finish()
    }
  }

  function tell(kind: Seen): void {
    have.value = collector.have
    total.value = collector.total
    indexes.value = collector.indexes
    strange.value = STRANGE[kind] ?? ''
  }

  async function finish(): Promise<void> {
    closeStream(stream)
    look.value = { status: 'checking' }
    try {
      const whole = await collector.stream()
      look.value = { status: 'taken', taken: await takeRelay(task, whole ?? new Uint8Array()) }
    } catch (error) {
      look.value = { status: 'refused', problem: problemOf(error) }
    }
  }

  onMounted(again)
  onBeforeUnmount(() => {
    gone = true
    closeStream(stream)
    release()
  })
  return { look, have, total, strange, indexes, again }
}

/** The next picture of the camera; a browser that cannot tell is asked at its own pace. */
function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 250)
    const ready = () => { clearTimeout(late); resolve() }
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(ready)
    else setTimeout(ready, 60)
  })
}

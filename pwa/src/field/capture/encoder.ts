/**
 * A frame of the camera as JPEG, made beside the page: on a slow phone the encoding would hold up the page a quarter of
 * a second. The worker comes with the viewfinder and goes with it; where there is none the page encodes by itself.
 */
import type { Shot } from './camera'
import type { Encoded } from './encoder.worker'

const PATIENCE = 3000
let worker: Worker | null = null
let asked = 0
/** frames under way: a picture is not lost because the viewfinder was closed right after the shutter */
let pending = 0
let closing = false

const able = (): boolean => typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined' && typeof createImageBitmap === 'function'

export function openEncoder(): void {
  closing = false
  if (worker || !able()) return
  worker = new Worker(new URL('./encoder.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', end)
}

function end(): void {
  worker?.terminate()
  worker = null
}

export function closeEncoder(): void {
  closing = true
  if (!pending) end()
}

/** Null where the page must do it itself. */
export async function encodeFrame(video: HTMLVideoElement): Promise<Shot | null> {
  const at = worker
  if (!at || !video.videoWidth) return null
  pending += 1
  try {
    return await encodedBy(at, video)
  } finally {
    pending -= 1
    if (closing && !pending) end()
  }
}

async function encodedBy(at: Worker, video: HTMLVideoElement): Promise<Shot | null> {
  const frame = await createImageBitmap(video).catch(() => null)
  if (!frame) return null
  const { width, height } = frame
  const bytes = await answerOf(at, frame).catch(() => null)
  return bytes && { blob: new Blob([bytes], { type: 'image/jpeg' }), bytes, width, height }
}

function answerOf(at: Worker, frame: ImageBitmap): Promise<ArrayBuffer> {
  const id = ++asked
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => finish(() => reject(new Error('late'))), PATIENCE)
    const heard = ({ data }: MessageEvent<Encoded>) => { if (data.id === id) finish(() => (data.bytes ? resolve(data.bytes) : reject(new Error('not encoded')))) }
    const finish = (end: () => void) => { clearTimeout(giveUp); at.removeEventListener('message', heard); end() }
    at.addEventListener('message', heard)
    at.postMessage({ id, frame }, [frame])
  })
}

/// <reference lib="webworker" />
/** Turns frames into JPEG, one after the other, off the page's own thread. */
export interface Encoded { id: number; bytes: ArrayBuffer | null }

declare const self: DedicatedWorkerGlobalScope
const QUALITY = 0.92

async function encode(frame: ImageBitmap): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(frame.width, frame.height)
  canvas.getContext('2d')?.drawImage(frame, 0, 0)
  frame.close()
  return (await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })).arrayBuffer()
}

self.addEventListener('message', ({ data: { id, frame } }: MessageEvent<{ id: number; frame: ImageBitmap }>) => {
  void encode(frame).then(
    (bytes) => self.postMessage({ id, bytes } satisfies Encoded, [bytes]),
    () => self.postMessage({ id, bytes: null } satisfies Encoded),
  )
})

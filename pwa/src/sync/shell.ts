/** Is the app itself on this phone? The service worker counts its own files. */
export interface Shell { held: number; all: number }
const PATIENCE = 5_000

/** Null where no worker answers: not installed yet, or one of an older version. */
export async function shellHeld(): Promise<Shell | null> {
  const worker = globalThis.navigator?.serviceWorker?.controller
  if (!worker) return null
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(null), PATIENCE)
    port1.onmessage = ({ data }: MessageEvent<Shell>) => {
      clearTimeout(giveUp)
      resolve(data)
    }
    worker.postMessage('HOW_WHOLE', [port2])
  })
}

/**
 * Elapsed time is evidence only on a clock that never stopped (PROTOCOL P72). A reload ends the page's clock; a
 * service worker that lived through it vouches for the time between. Where none did, a new boot begins.
 */
import type { Phone } from './phone'

export interface Carried { boot: string; at: number }
const PATIENCE = 200
const LEAVE = 'liancha-boot-leave'
const ASK = 'liancha-boot-ask'
const worker = () => globalThis.navigator?.serviceWorker?.controller ?? null

/** Goes on with the boot of the page before, if somebody vouches for it; then leaves word for the next page. */
export async function carryBoot(phone: Phone, ask: () => Promise<Carried | null> = askWorker): Promise<void> {
  const carried = await ask()
  if (carried) adopt(phone, carried)
  globalThis.addEventListener?.('pagehide', () => worker()?.postMessage({ type: LEAVE, boot: phone.boot, at: phone.monotonic() }))
}

function adopt(phone: Phone, { boot, at }: Carried): void {
  const own = phone.monotonic
  const ahead = at - own()
  phone.boot = boot
  phone.monotonic = () => own() + ahead
}

function askWorker(): Promise<Carried | null> {
  const asked = worker()
  if (!asked) return Promise.resolve(null)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const late = setTimeout(() => resolve(null), PATIENCE)
    port1.onmessage = ({ data }: MessageEvent<Carried | null>) => {
      clearTimeout(late)
      resolve(data)
    }
    asked.postMessage({ type: ASK }, [port2])
  })
}

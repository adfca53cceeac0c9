/**
 * Whether this phone waits for its PIN. Asked at the start, on coming back, and when the eight hours are over; never
 * while something is being recorded, photographed or signed: then it locks when that ends.
 */
import { readonly, ref } from 'vue'
import { lockNow, pinState } from '@/sync'

const CHECK = 60_000
const waits = ref(false)
export const locked = readonly(waits)

/** Shown as locked once it is: a browser killed right after stays locked. */
export async function lockScreen(): Promise<void> {
  try {
    await lockNow()
  } finally {
    waits.value = true
  }
}
/** the mark is what `make bench` counts from: PIN accepted to a usable list */
export function unlockScreen(): void {
  performance.mark('liancha-unlocked')
  waits.value = false
}

/** What must be shown before anything else: the PIN, or setting one on a phone of a version that had none. */
export async function lockAtStart(): Promise<'enter' | 'set' | null> {
  const state = await pinState()
  if (state === 'unset') return 'set'
  return state === 'locked' ? 'enter' : null
}

/** `calm`: no recording runs and no finder or signature pad is open. */
export function watchLock(calm: () => boolean): void {
  const look = async () => { if (!waits.value && calm() && (await pinState()) === 'locked') await lockScreen() }
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void look() })
  setInterval(() => void look(), CHECK)
}

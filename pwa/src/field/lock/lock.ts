/** Whether this phone waits for its PIN. Asked at the start, and on coming back to a page where nothing is being recorded. */
import { readonly, ref } from 'vue'
import { pinState } from '@/sync'

const waits = ref(false)
export const locked = readonly(waits)

export const lockScreen = (): void => { waits.value = true }
/** the mark is what `make bench` counts from: PIN accepted to a usable list */
export function unlockScreen(): void {
  performance.mark('liancha-unlocked')
  waits.value = false
}

export async function askForPin(): Promise<void> {
  waits.value = (await pinState()) === 'locked'
}

/** `calm`: no form is open and no recording runs. */
export function watchReturn(calm: () => boolean): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !waits.value && calm()) void askForPin()
  })
}

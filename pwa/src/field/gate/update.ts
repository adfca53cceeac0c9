/** A new version waits until the person lets it take over; it never interrupts a form or a recording. */
import { readonly, ref } from 'vue'
import { applyUpdate, registerUpdates } from '@/sync'

const waiting = ref(false)
let watching = false
export const updateWaiting = readonly(waiting)
export { applyUpdate }

export function watchUpdates(): void {
  if (watching) return
  watching = true
  registerUpdates(() => { waiting.value = true })
}

/** Names this build: the hash in the address of the page's own script. */
export function buildOf(page: Document = document): string {
  const address = page.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ''
  return /-([\w-]{6,})\.js$/.exec(address)?.[1] ?? 'dev'
}

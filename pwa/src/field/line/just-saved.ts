/** The line saved last, for a few seconds: says so on the next screen and offers the way back. */
import { readonly, shallowRef } from 'vue'

export interface JustSaved { task: string; line: string; item: string; word: string }
const state = shallowRef<JustSaved | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined
export const justSaved = readonly(state)

export function saySaved(saved: JustSaved): void {
  clearTimeout(timer)
  state.value = saved
  timer = setTimeout(() => { state.value = null }, 8000)
}
export function hideSaved(): void {
  clearTimeout(timer)
  state.value = null
}

/** Asks again every few seconds while somebody looks, so that work arriving from the field is seen to arrive. */
import { onScopeDispose, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'

/** The last answer, null until the first and where none may be had. A failure keeps what is shown; a hidden tab asks nothing. */
export function usePolled<T, S>(source: WatchSource<S>, ask: (of: S, signal: AbortSignal) => Promise<T>, every: number): ShallowRef<T | null> {
  const latest = shallowRef<T | null>(null)
  let running = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function round(of: S, mine: AbortController): Promise<void> {
    if (!document.hidden) {
      const answer = await ask(of, mine.signal).catch(() => null)
      if (mine.signal.aborted) return
      if (answer !== null) latest.value = answer
    }
    timer = setTimeout(() => void round(of, mine), every)
  }
  function stop(): void {
    clearTimeout(timer)
    running.abort()
  }
  watch(source, (of) => {
    stop()
    latest.value = null
    running = new AbortController()
    void round(of, running)
  }, { immediate: true })
  onScopeDispose(stop)
  return latest
}

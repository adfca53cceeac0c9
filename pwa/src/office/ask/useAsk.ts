/** One question to the server as a state every screen must draw: loading, failed (with the problem), done. */
import { onScopeDispose, readonly, ref, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'
import { ApiProblem, UNREADABLE } from '@/api/problem'

export type Asked<T> = { status: 'loading' } | { status: 'failed'; problem: ApiProblem } | { status: 'done'; value: T }

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(UNREADABLE, 0, '', error instanceof Error ? error.message : '')

/**
 * Asks now and whenever `source` changes; an answer overtaken by a newer question is dropped.
 * `refresh` asks again and keeps what is on the screen until the new answer is here.
 */
export function useAsk<T, S>(source: WatchSource<S>, ask: (of: S, signal: AbortSignal) => Promise<T>) {
  const state: ShallowRef<Asked<T>> = shallowRef({ status: 'loading' })
  const busy = ref(false)
  let running: AbortController | null = null

  async function run(of: S, keep: boolean): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    if (!keep) state.value = { status: 'loading' }
    busy.value = true
    try {
      const value = await ask(of, mine.signal)
      if (running === mine) state.value = { status: 'done', value }
    } catch (error) {
      if (running === mine) state.value = { status: 'failed', problem: asProblem(error) }
    } finally {
      if (running === mine) busy.value = false
    }
  }

  let last: S
  watch(source, (of) => { last = of; void run(of, state.value.status === 'done') }, { immediate: true })
  onScopeDispose(() => running?.abort())
  return { state, busy: readonly(busy), refresh: () => run(last, true), retry: () => run(last, false) }
}

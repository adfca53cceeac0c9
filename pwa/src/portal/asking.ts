/** A question to the server as the state a page draws. */
import { shallowRef } from 'vue'
import { ApiProblem, UNREACHABLE } from '@/api/problem'

export type Asked<T> = { status: 'loading' } | { status: 'failed'; kind: 'offline' | 'wrong' | 'gone' | 'busy'; code: string } | { status: 'done'; value: T }

function kindOf(problem: ApiProblem): 'offline' | 'wrong' | 'gone' | 'busy' {
  if (problem.code === UNREACHABLE) return 'offline'
  if (problem.status === 404 || problem.status === 410) return 'gone'
  return problem.status === 422 || problem.status === 400 ? 'wrong' : 'busy'
}

export function useAsked<T>(ask: () => Promise<T>) {
  const state = shallowRef<Asked<T>>({ status: 'loading' })
  async function run(): Promise<void> {
    state.value = { status: 'loading' }
    try {
      state.value = { status: 'done', value: await ask() }
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem('portal.unexpected', 0, '', '')
      state.value = { status: 'failed', kind: kindOf(problem), code: problem.code }
    }
  }
  /** Asks again while what stands stays; a failure leaves it standing. */
  async function refresh(): Promise<void> {
    const value = await ask().catch(() => null)
    if (value !== null) state.value = { status: 'done', value }
  }
  void run()
  return { state, run, refresh }
}

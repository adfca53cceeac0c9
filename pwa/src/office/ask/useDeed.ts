/** One verb a person presses: running, refused (what was typed stays), done. */
import { ref, shallowRef } from 'vue'
import type { ApiProblem } from '@/api/problem'
import { asProblem } from './useAsk'

export function useDeed() {
  const busy = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)

  /** Whether it was done; a second press while it runs does nothing. */
  async function attempt(deed: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await deed()
      return true
    } catch (error) {
      problem.value = asProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, attempt, clear: () => { problem.value = null } }
}

/** One act of saving, as a screen shows it: nothing is called saved before it is durable. */
import { shallowRef, type ShallowRef } from 'vue'
import { ProblemError } from '@/domain/problem'
import { words } from '@/locales/problems'
import { settings } from './settings'

export type Saving = { status: 'idle' } | { status: 'saving' } | { status: 'saved' } | { status: 'failed'; problem: ProblemError }

/** Anything thrown, in words: the engine's own problems as they are, the rest as "not saved, try again". */
export function problemOf(error: unknown, code = 'storage.failed'): ProblemError {
  if (error instanceof ProblemError) return error
  const { title, detail } = words(code, {}, settings.language)
  return new ProblemError(code, title, detail)
}

export interface Saver { state: ShallowRef<Saving>; run: <T>(work: () => Promise<T>) => Promise<T | null> }

/** `run` answers null when it failed; the state then carries the problem. A second tap while saving does nothing. */
export function useSaving(): Saver {
  const state = shallowRef<Saving>({ status: 'idle' })
  async function run<T>(work: () => Promise<T>): Promise<T | null> {
    if (state.value.status === 'saving') return null
    state.value = { status: 'saving' }
    try {
      const result = await work()
      state.value = { status: 'saved' }
      return result
    } catch (error) {
      state.value = { status: 'failed', problem: problemOf(error) }
      return null
    }
  }
  return { state, run }
}

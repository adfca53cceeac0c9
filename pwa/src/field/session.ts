/** Who is signed in on this phone; read from the store at start, also offline. */
import { readonly, shallowRef } from 'vue'
import { currentSession, restoreSession, signIn, type Session } from '@/sync'

const state = shallowRef<Session | null>(null)
export const session = readonly(state)

export async function startSession(): Promise<void> {
  state.value = await restoreSession()
}

/** Afterwards `session` is there, or a PIN is still missing (lock/EntrySteps.vue). */
export async function enter(username: string, password: string): Promise<void> {
  state.value = await signIn(username, password)
}

/** After the PIN, or after the 我 page signed out (or the engine ended the session). */
export function refreshSession(): void {
  state.value = currentSession()
}

/** A head who inspects nothing begins with 待办, everybody else with the tasks. */
export function firstPage(): '/todo' | '/tasks' {
  const roles = state.value?.user.roles ?? []
  return roles.includes('DEPT_HEAD') && !roles.includes('INSPECTOR') ? '/todo' : '/tasks'
}

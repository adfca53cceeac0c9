/** The phone's sync state, watched once for all screens that show the chip. */
import { readonly, shallowRef, type DeepReadonly, type ShallowRef } from 'vue'
import { watchSync, type SyncState } from '@/sync'

export interface SyncGlance {
  /** records and media that are only on this phone */
  waiting: number
  offline: boolean
  /** something was refused, is held, or needs the person (sign in again) */
  trouble: boolean
  state: SyncState | null
}

const glance = shallowRef<SyncGlance>({ waiting: 0, offline: !navigator.onLine, trouble: false, state: null })
let watching = false

const needsPerson = (state: SyncState) =>
  state.phase === 'sign-in-needed' || state.phase === 'revoked' || state.outcomes.some((line) => line.state === 'held' || line.state === 'rejected')

function start(): void {
  watching = true
  watchSync((state) => {
    glance.value = { waiting: state.localOnly + state.uploads.length, offline: state.phase === 'offline' || !navigator.onLine, trouble: needsPerson(state), state }
  })
  const connection = () => { glance.value = { ...glance.value, offline: !navigator.onLine } }
  window.addEventListener('offline', connection)
  window.addEventListener('online', connection)
}

export function useSync(): DeepReadonly<ShallowRef<SyncGlance>> {
  if (!watching) start()
  return readonly(glance)
}

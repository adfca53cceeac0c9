import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { DossierView } from '@/domain/rows'
import { watchDossier } from '@/sync'

export type DossierState = { status: 'loading' } | { status: 'absent' } | { status: 'ready'; view: DossierView }

/** A task's dossier with this phone's unsettled work laid over; changes as rows change. */
export function useDossier(id: string): ShallowRef<DossierState> {
  const state = shallowRef<DossierState>({ status: 'loading' })
  const stop = watchDossier(id, (view) => { state.value = view ? { status: 'ready', view } : { status: 'absent' } })
  onScopeDispose(stop)
  return state
}

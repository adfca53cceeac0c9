/** The desk of whoever is signed in, watched once for badge, 待办 and 我. */
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { deputationOf, isHead, pileOf, type Pile } from '@/domain/deciding'
import type { DossierView } from '@/domain/rows'
import { watchDesk } from '@/sync'
import { today } from '../dates'

const desk = shallowRef<DossierView | null>(null)
let watching = false

export function useDesk(): ShallowRef<DossierView | null> {
  if (!watching) {
    watching = true
    watchDesk((view) => { desk.value = view })
  }
  return desk
}

/** Null until the desk was synced once, and for people who decide nothing. */
export function usePile(): ComputedRef<Pile | null> {
  const view = useDesk()
  return computed(() => {
    if (!view.value || !(isHead(view.value) || deputationOf(view.value, today()))) return null
    return pileOf(view.value, today(), Date.now())
  })
}

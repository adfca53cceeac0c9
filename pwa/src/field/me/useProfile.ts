import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { ProfileRow } from '@/domain/rows'
import { watchDesk } from '@/sync'

/** The own profile from the desk dossier; null until it was synced once. */
export function useProfile(): ShallowRef<ProfileRow | null> {
  const profile = shallowRef<ProfileRow | null>(null)
  onScopeDispose(watchDesk((view) => { profile.value = view?.profile['self']?.value ?? null }))
  return profile
}

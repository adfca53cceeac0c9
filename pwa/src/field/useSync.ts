import { ref, type Ref } from 'vue'

export interface SyncGlance { waiting: number; offline: boolean; trouble: boolean }

/** What the chip needs: how many things are only on this phone, whether the network is away, whether something was refused or held. */
export function useSync(): Ref<SyncGlance> {
  return ref({ waiting: 0, offline: !navigator.onLine, trouble: false })
}

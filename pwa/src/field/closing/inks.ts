/**
 * Officers' signatures collected so far, and what they were given for. They stay while the officers look something
 * up on another page, and when the browser is killed; they fall when what they signed is no longer what it was.
 */
import { computed, watch, type WritableComputedRef } from 'vue'
import { dropHandwriting, type Handwriting } from './handwriting'
import { forget, keep, keptOf } from './kept'

interface Collected { about: string; inks: Record<string, Handwriting> }

export interface Inks {
  inks: WritableComputedRef<Record<string, Handwriting>>
  /** signatures over something else fall; `fallen` is told */
  drop(): void
  /** they are in the record now */
  settle(): void
}

/** `about`: hash of what is signed, empty while there is nothing to sign. */
export function useInks(task: string, key: 'part' | 'ending', about: () => string, fallen: () => void): Inks {
  const name = `inks-${key}`
  const collected = () => keptOf<Collected>(task, name)
  const inks = computed({
    get: () => (collected()?.about === about() ? (collected()?.inks ?? {}) : {}),
    set: (now) => void keep(task, name, { about: about(), inks: now }),
  })
  function drop(): void {
    for (const ink of Object.values(collected()?.inks ?? {})) void dropHandwriting(ink)
    void forget(task, name)
  }
  watch(about, (now) => {
    const before = collected()
    if (!now || !before || before.about === now) return
    drop()
    fallen()
  }, { immediate: true })
  return { inks, drop, settle: () => void forget(task, name) }
}

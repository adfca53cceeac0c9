/**
 * Officers' signatures collected so far, and what they were given for. They stay while the officers look something
 * up on another page or the phone reloads this one; they fall when what they signed is no longer what it was.
 */
import { computed, shallowReactive, watch, type WritableComputedRef } from 'vue'
import { dropHandwriting, type Handwriting } from './handwriting'

interface Collected { about: string; inks: Record<string, Handwriting> }
const kept = shallowReactive(new Map<string, Collected>())
const PREFIX = 'liancha-inks-'

function read(key: string): Collected | undefined {
  if (!kept.has(key)) {
    const stored = sessionStorage.getItem(PREFIX + key)
    if (stored) kept.set(key, JSON.parse(stored) as Collected)
  }
  return kept.get(key)
}

function write(key: string, collected: Collected | null): void {
  if (!collected) {
    kept.delete(key)
    return sessionStorage.removeItem(PREFIX + key)
  }
  kept.set(key, collected)
  sessionStorage.setItem(PREFIX + key, JSON.stringify(collected))
}

export interface Inks {
  inks: WritableComputedRef<Record<string, Handwriting>>
  /** signatures over something else fall; `fallen` is told */
  drop(): void
  /** they are in the record now */
  settle(): void
}

/** `about`: hash of what is signed, empty while there is nothing to sign. */
export function useInks(key: string, about: () => string, fallen: () => void): Inks {
  read(key)
  const inks = computed({
    get: () => (kept.get(key)?.about === about() ? (kept.get(key)?.inks ?? {}) : {}),
    set: (now) => write(key, { about: about(), inks: now }),
  })
  function drop(): void {
    for (const ink of Object.values(kept.get(key)?.inks ?? {})) void dropHandwriting(ink)
    write(key, null)
  }
  watch(about, (now) => {
    const collected = kept.get(key)
    if (!now || !collected || collected.about === now) return
    drop()
    fallen()
  }, { immediate: true })
  return { inks, drop, settle: () => write(key, null) }
}

/** How much the phone still has, where the browser says so: at 20 % and not charging the signature comes first. */
import { computed, shallowRef } from 'vue'

interface Battery extends EventTarget { level: number; charging: boolean }
export const LOW_BATTERY = 0.2
const state = shallowRef<{ level: number; charging: boolean } | null>(null)
let asked = false

/** Begins to listen, once; safe to call from every screen. */
export function watchBattery(): void {
  if (asked) return
  asked = true
  const ask = (globalThis.navigator as Navigator & { getBattery?: () => Promise<Battery> }).getBattery
  void ask?.call(navigator).then((battery) => {
    const read = () => { state.value = { level: battery.level, charging: battery.charging } }
    battery.addEventListener('levelchange', read)
    battery.addEventListener('chargingchange', read)
    read()
  }).catch(() => {})
}

export const isLow = computed(() => state.value !== null && !state.value.charging && state.value.level <= LOW_BATTERY)
/** whole per cent; null where the browser keeps it to itself */
export const percentLeft = computed(() => (state.value ? Math.round(state.value.level * 100) : null))

/** How close, how turned, how far moved a picture is shown; pointer and keys share it. */
import { computed, ref } from 'vue'

const STEPS = [1, 1.5, 2, 3, 4, 6, 8]

export function useZoom() {
  const scale = ref(1)
  const turn = ref(0)
  const at = ref({ x: 0, y: 0 })
  let held: { x: number; y: number } | null = null

  function to(next: number): void {
    scale.value = Math.min(8, Math.max(1, next))
    if (scale.value === 1) at.value = { x: 0, y: 0 }
  }
  /** 1 closer, -1 further, 0 the whole picture. */
  function zoom(by: -1 | 0 | 1): void {
    if (by === 0) return to(1)
    to((by > 0 ? STEPS.find((step) => step > scale.value + 0.01) : STEPS.findLast((step) => step < scale.value - 0.01)) ?? scale.value)
  }
  const rotate = () => { turn.value = (turn.value + 90) % 360 }
  const wheel = (event: WheelEvent) => to(scale.value * (event.deltaY < 0 ? 1.15 : 1 / 1.15))

  function grab(event: PointerEvent): void {
    if (scale.value === 1) return
    held = { x: event.clientX - at.value.x, y: event.clientY - at.value.y }
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
  }
  function drag(event: PointerEvent): void {
    if (held) at.value = { x: event.clientX - held.x, y: event.clientY - held.y }
  }
  const drop = () => { held = null }

  const transform = computed(() => `translate(${at.value.x}px, ${at.value.y}px) scale(${scale.value}) rotate(${turn.value}deg)`)
  return { scale, turn, transform, zoom, rotate, wheel, grab, drag, drop }
}

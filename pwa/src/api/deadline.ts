/** A signal that aborts after a while, for browsers without AbortSignal.timeout and AbortSignal.any. */
export interface Deadline { signal: AbortSignal; abort(): void; done(): void; isOver(): boolean }

export function deadline(milliseconds: number): Deadline {
  const controller = new AbortController()
  let over = false
  const timer = setTimeout(() => {
    over = true
    controller.abort()
  }, milliseconds)
  return { signal: controller.signal, abort: () => controller.abort(), done: () => clearTimeout(timer), isOver: () => over }
}

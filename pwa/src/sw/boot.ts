/**
 * Keeps a page's clock running across its reload. The worker's own clock never stops while the worker lives; when the
 * worker was stopped in between this memory is gone with it, and nothing is vouched for.
 */
export interface Left { boot: string; at: number }
export const LEAVE = 'liancha-boot-leave'
export const ASK = 'liancha-boot-ask'

export interface BootKeeper { leave(left: Left): void; ask(): Left | null }

export function makeBootKeeper(clock: () => number): BootKeeper {
  let kept: (Left & { heard: number }) | null = null
  return {
    leave: ({ boot, at }) => { kept = { boot, at, heard: clock() } },
    ask: () => (kept ? { boot: kept.boot, at: Math.floor(kept.at + clock() - kept.heard) } : null),
  }
}

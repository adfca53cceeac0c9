/** Keeps the screen on while something is being recorded or aimed at; asked again when the page returns. */
let holders = 0
let lock: WakeLockSentinel | null = null

async function take(): Promise<void> {
  if (!holders || lock || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
  try {
    lock = await navigator.wakeLock.request('screen')
    lock.addEventListener('release', () => { lock = null })
  } catch {
    lock = null // low battery: the system may refuse, recording goes on
  }
}

export function holdScreen(): () => void {
  holders += 1
  void take()
  let held = true
  return () => {
    if (!held) return
    held = false
    holders -= 1
    if (!holders) void lock?.release()
  }
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', () => void take())

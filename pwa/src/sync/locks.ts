/** Web Locks, and where there are none (Node, old WebViews) the same within one process. Held for local work only. */
const held = new Map<string, Promise<void>>()
const manager = () => globalThis.navigator?.locks as LockManager | undefined

/** Hold a lock until the returned function is called; the browser frees it when the page dies. */
export function keepHeld(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release))
    withLock(name, hold).catch(reject)
  })
}

/** Run `work` alone among all tabs. Never await the network inside. */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = manager()
  if (locks) return locks.request(name, work) as Promise<T>
  const before = held.get(name) ?? Promise.resolve()
  const turn = before.then(work)
  const settled = turn.then(() => undefined, () => undefined)
  held.set(name, settled)
  void settled.then(() => held.get(name) === settled && held.delete(name))
  return turn
}

export async function isHeld(name: string): Promise<boolean> {
  const locks = manager()
  if (!locks) return held.has(name)
  return ((await locks.query()).held ?? []).some((lock) => lock.name === name)
}

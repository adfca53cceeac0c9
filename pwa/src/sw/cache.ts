/** The worker's caches: one per version, filled whole or not at all. */
export const CACHE = 'liancha-field-'

interface Entry { url: string; revision: string | null }

/** Hashed files that an older version holds already are copied, not fetched again. */
export async function fillCache(name: string, entries: Entry[]): Promise<void> {
  const cache = await caches.open(name)
  await Promise.all(entries.map(async (entry) => {
    const url = new URL(entry.url, location.origin).href
    const known = entry.revision === null ? await caches.match(url) : undefined
    const response = known ?? (await fetch(url, { cache: 'reload' }))
    if (!response.ok) throw new Error(`${response.status} ${url}`)
    await cache.put(url, response)
  }))
}

/** How many of the files are really there: a system short of room may have thrown some out. */
export async function countHeld(name: string, entries: Entry[]): Promise<{ held: number; all: number }> {
  const cache = await caches.open(name)
  const found = await Promise.all(entries.map((entry) => cache.match(new URL(entry.url, location.origin).href, { ignoreSearch: true })))
  return { held: found.filter(Boolean).length, all: entries.length }
}

/** Our own version first, then the older ones that are still kept. */
export async function fromCaches(name: string, url: string): Promise<Response | undefined> {
  const own = await (await caches.open(name)).match(url, { ignoreSearch: true })
  if (own) return own
  for (const other of await olderThan(name)) {
    const kept = await (await caches.open(other)).match(url, { ignoreSearch: true })
    if (kept) return kept
  }
  return undefined
}

export async function dropOldCaches(name: string): Promise<void> {
  await Promise.all((await olderThan(name)).map((other) => caches.delete(other)))
}

async function olderThan(name: string): Promise<string[]> {
  return (await caches.keys()).filter((other) => other.startsWith(CACHE) && other !== name)
}

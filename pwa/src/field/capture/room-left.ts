/** Bytes that may still be recorded. The last of them are never used: saying "saved" needs room too. */
export const RESERVED = 24_000_000

/** Null where the browser does not say. */
export async function roomLeft(): Promise<number | null> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.()) ?? {}
  return quota ? Math.max(0, quota - (usage ?? 0)) : null
}

/** Minutes of recording in what is left, by what our recorder writes a minute, generously. */
export const minutesIn = (left: number, kind: 'AUDIO' | 'VIDEO'): number => Math.floor(Math.max(0, left - RESERVED) / (kind === 'VIDEO' ? 8_500_000 : 420_000))

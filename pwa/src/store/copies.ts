/** Dossiers a recovering server did not speak of, and their rows as this phone holds them. */
import type { Database } from './database'
import { readFact } from './meta'
import { unseal } from './vault'

/** Held here, not confirmed in this life of the server (P66), and not in `done`. */
export async function unspoken(db: Database, done: string[] = []): Promise<string[]> {
  const have = (await readFact(db, 'have')) ?? {}
  const held = (await db.rows.orderBy('dossier').uniqueKeys()) as string[]
  return held.filter((dossier) => !have[dossier] && !done.includes(dossier))
}

/** [collection, key, version, body] as they travel. */
export async function readCopy(db: Database, dossier: string): Promise<[string, string, number, unknown][]> {
  const rows = await db.rows.where('dossier').equals(dossier).toArray()
  return Promise.all(rows.map(async ({ collection, key, version, sealed }) => [collection, key, version, await unseal(db, sealed)] as [string, string, number, unknown]))
}

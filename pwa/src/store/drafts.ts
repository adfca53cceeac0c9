/** What people typed or drew and did not yet record, per dossier: there after the browser was killed. */
import type { Database } from './database'
import { durably } from './durable'
import { seal, unseal } from './vault'

export async function readDrafts(db: Database, dossier: string): Promise<Map<string, unknown>> {
  const stored = await db.drafts.where('dossier').equals(dossier).toArray()
  return new Map(await Promise.all(stored.map(async (draft) => [draft.key, await unseal(db, draft.sealed)] as const)))
}

/** Durable when it resolves. */
export async function writeDraft(db: Database, dossier: string, key: string, value: unknown): Promise<void> {
  const sealed = await seal(db, value)
  await durably(db, () => db.drafts.put({ dossier, key, sealed }))
}

export async function dropDraft(db: Database, dossier: string, key: string): Promise<void> {
  await durably(db, () => db.drafts.delete([dossier, key]))
}

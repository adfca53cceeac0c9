/** Reading a dossier: one consistent snapshot of its rows and of the mutations laid over them. */
import { text } from '@/domain/bytes'
import { inCausalOrder } from '@/domain/causal'
import { replay, type Pending } from '@/domain/replay'
import type { DossierView } from '@/domain/rows'
import { viewOf, type Body, type PlainRow } from '@/domain/view'
import type { Database } from './database'
import type { StoredMutation, StoredRow } from './records'
import { inBatches, unseal, unsealBytes } from './vault'

/** The view a screen shows, or null where the phone holds nothing of this dossier. */
export async function readDossier(db: Database, id: string, kind: 'task' | 'desk'): Promise<DossierView | null> {
  const [rows, pending, relayed] = await db.transaction('r', db.rows, db.mutations, db.relayed, async () => [
    await db.rows.where('dossier').equals(id).toArray(),
    await db.mutations.where('[dossier+overlay]').equals([id, 1]).toArray(),
    await db.relayed.where('[dossier+overlay]').equals([id, 1]).toArray(),
  ] as const)
  if (rows.length === 0 && pending.length === 0) return null
  const view = viewOf(id, kind, await inBatches(rows, (row) => openRow(db, row)))
  const own = await inBatches(pending, (one) => pendingOf(db, one))
  const carried = await inBatches(relayed, async (one) => ({ ...(await pendingOf(db, one)), relayed: true }))
  return replay(view, inCausalOrder([...own, ...carried]))
}

async function openRow(db: Database, row: StoredRow): Promise<PlainRow> {
  return { collection: row.collection, key: row.key, body: await unseal<Body>(db, row.sealed) }
}

/** The mutation as replay needs it, read from the bytes that were signed. */
export async function pendingOf(db: Database, mutation: StoredMutation): Promise<Pending> {
  const payload = JSON.parse(text(new Uint8Array(await unsealBytes(db, mutation.sealed)))) as Omit<Pending, 'link'>
  return { ...payload, link: mutation.link }
}

/** One collection's rows of every dossier, e.g. all tasks for the list. */
export async function readCollection(db: Database, collection: string): Promise<(PlainRow & { dossier: string })[]> {
  const rows = await db.rows.where('collection').equals(collection).toArray()
  return inBatches(rows, async (row) => ({ dossier: row.dossier, ...(await openRow(db, row)) }))
}

/** Pages of a pull: staged durably as they come, shown together when the last one is here. */
import { dropFact, readFact, unspoken, writeFact, type Facts, type StagedRow } from '@/store'
import { owedBy } from './owed'
import type { Phone } from './phone'
import { forgetCarried } from './relay/carrying'
import type { SyncAnswer } from './wire'

type Entries = Facts['paging'] extends { entries: infer E } ? E : never
interface Page { id: string; from: number | null; version: number; whole: boolean; changes: StagedRow[] }

/** Call inside the transaction that applies the answer. */
export async function turnPage(phone: Phone, answer: Pick<SyncAnswer, 'leave' | 'last' | 'cursor'>, pages: Page[]): Promise<void> {
  const { db } = phone
  const paging = await readFact(db, 'paging')
  const entries: Entries = { ...paging?.entries }
  const have = (await readFact(db, 'have')) ?? {}
  for (const page of pages) if (isUsable(page, have, entries)) await stage(phone, page, entries)
  const leave = [...new Set([...(paging?.leave ?? []), ...answer.leave])]
  if (!answer.last && answer.cursor) {
    await writeFact(db, 'paging', { cursor: answer.cursor, entries, leave })
    return
  }
  await show(phone, entries, have)
  await goAway(phone, leave, have)
  await writeFact(db, 'have', have)
  await dropFact(db, 'paging')
}

/** Newer rows fit only onto the version they were cut from; a whole dossier fits always. */
function isUsable(page: Page, have: Record<string, number>, entries: Entries): boolean {
  return page.whole || page.id in entries || (page.from ?? 0) === (have[page.id] ?? 0)
}

async function stage({ db }: Phone, page: Page, entries: Entries): Promise<void> {
  const before = entries[page.id]
  entries[page.id] = { from: page.from, version: Math.max(page.version, before?.version ?? 0), whole: page.whole || (before?.whole ?? false) }
  for (const row of page.changes) {
    const there = await db.staged.get([row.dossier, row.collection, row.key])
    if (!there || there.version <= row.version) await db.staged.put(row)
  }
}

async function show({ db }: Phone, entries: Entries, have: Record<string, number>): Promise<void> {
  for (const [id, entry] of Object.entries(entries)) {
    if (entry.whole) await db.rows.where('dossier').equals(id).delete()
    have[id] = entry.version
  }
  for (const row of await db.staged.toArray()) {
    if (row.sealed === null) await db.rows.delete([row.dossier, row.collection, row.key])
    else await db.rows.put(row)
  }
  await db.staged.clear()
}

/** A recovering server is not believed about what it does not speak of; once it has recovered, that goes too. */
export async function noteRecovering(phone: Phone, recovering: boolean): Promise<void> {
  const { db } = phone
  const fact = await readFact(db, 'recovering')
  if (recovering && !fact) await writeFact(db, 'recovering', { offered: [] })
  if (recovering || !fact) return
  await goAway(phone, await unspoken(db), {})
  await dropFact(db, 'recovering')
}

/** A dossier withdrawn goes with rows and version together, but only after everything owed is settled. */
async function goAway(phone: Phone, leave: string[], have: Record<string, number>): Promise<void> {
  for (const dossier of leave) {
    const owed = await owedBy(phone, dossier)
    if (owed.mutations.length || owed.media.length) continue
    await phone.db.rows.where('dossier').equals(dossier).delete()
    await forgetCarried(phone, dossier)
    delete have[dossier]
  }
}

/**
 * A phone of a version before encryption: everything is there, in clear. Opening the database only notes that; once the
 * owner's vault is open every value is sealed in its place, a few at a time, each step whole or not at all. Interrupted
 * it goes on at the next opening. Work of another user of this phone waits for that user's own vault.
 */
import type { Table } from 'dexie'
import type { Database } from './database'
import { dropFact, readFact, writeFact } from './meta'
import type { StoredProblem } from './records'
import { isSealed, seal, sealBytes } from './vault'

const AT_ONCE = 200
/** a slice is up to a megabyte */
const FEW_SLICES = 4

type Plain = Record<string, unknown>
/** The sealed columns of one stored value, or null where nothing of it is plain any more. */
type Sealer = (db: Database, one: Plain) => Promise<Plain | null>

const json: Sealer = async (db, one) => (isPlain(one['sealed']) ? { sealed: await seal(db, one['sealed']) } : null)
const bytes: Sealer = async (db, one) => (isPlain(one['sealed']) ? { sealed: await sealBytes(db, one['sealed'] as ArrayBuffer) } : null)
const isPlain = (value: unknown): boolean => value !== null && value !== undefined && !isSealed(value)

const work: Sealer = async (db, one) => {
  const [payload, problem] = [await bytes(db, one), await problemOf(db, one['problem'])]
  return payload || problem ? { ...payload, ...problem } : null
}
const medium: Sealer = async (db, one) => {
  const problem = await problemOf(db, one['problem'])
  const note = isPlain(one['note']) ? { note: await seal(db, one['note']) } : null
  return note || problem ? { ...note, ...problem } : null
}
const peer: Sealer = async (db, one) => {
  if (isSealed(one['sealed'])) return null
  const names = Object.keys(one).filter((name) => name !== 'dossier' && name !== 'device')
  const words = Object.fromEntries(names.map((name) => [name, one[name]]))
  return { sealed: await seal(db, words), ...Object.fromEntries(names.map((name) => [name, undefined])) }
}

async function problemOf(db: Database, problem: unknown): Promise<{ problem: StoredProblem } | null> {
  const told = problem as { code: string; title?: string; detail?: string } | null
  return told?.title === undefined ? null : { problem: { code: told.code, sealed: await seal(db, { title: told.title, detail: told.detail ?? '' }) } }
}

/** Call with the vault open. Nothing to do on a phone that was never plain. */
export async function sealPlain(db: Database): Promise<void> {
  if (!(await readFact(db, 'plain'))) return
  const here = await readFact(db, 'here')
  const own = new Set((await db.devices.where('user').equals(here?.user ?? '').toArray()).map((device) => device.id))
  const tables: [Table, Sealer][] = [
    [db.mutations, async (at, one) => (own.has(one['device'] as string) ? work(at, one) : null)],
    [db.slices, bytes], [db.media, medium], [db.relayed, work], [db.rows, json], [db.staged, json], [db.drafts, json], [db.peers, peer],
  ]
  for (const [table, sealer] of tables) await sealTable(db, table, sealer)
  await sealFacts(db)
  const left = await db.mutations.filter((one) => !own.has(one.device) && !isSealed(one.sealed)).count()
  if (!left) await dropFact(db, 'plain')
}

/** By key, in order, so that a long table is never in memory at once. */
async function sealTable(db: Database, table: Table, sealer: Sealer): Promise<void> {
  const keys = await table.toCollection().primaryKeys()
  const some = table === db.slices ? FEW_SLICES : AT_ONCE
  for (let at = 0; at < keys.length; at += some) {
    const part = keys.slice(at, at + some)
    const found = await table.bulkGet(part)
    const sealed = await Promise.all(found.map(async (one) => (one ? sealer(db, one as Plain) : null)))
    await db.transaction('rw', table, async () => {
      for (const [n, columns] of sealed.entries()) if (columns) await replace(table, part[n], found[n] as Plain, columns)
    })
  }
}

/** Only where it is still what was sealed: another tab may have written meanwhile, and what it writes is sealed. */
async function replace(table: Table, key: unknown, before: Plain, columns: Plain): Promise<void> {
  const now = (await table.get(key)) as Plain | undefined
  if (!now) return
  const same = Object.keys(columns).filter((name) => isPlain(now[name]) || columns[name] === undefined)
  if (now['version'] === before['version']) await table.update(key, Object.fromEntries(same.map((name) => [name, columns[name]])))
}

async function sealFacts(db: Database): Promise<void> {
  for (const key of ['session', 'tokens'] as const) {
    const record = await db.meta.get(key)
    if (record && isPlain(record.value)) await replaceFact(db, key, await seal(db, record.value))
  }
  const told = await problemOf(db, (await readFact(db, 'run'))?.problem)
  if (!told) return
  await db.transaction('rw', db.meta, async () => {
    const run = await readFact(db, 'run')
    if (run) await writeFact(db, 'run', { ...run, ...told })
  })
}

async function replaceFact(db: Database, key: string, sealed: unknown): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    if (isPlain((await db.meta.get(key))?.value)) await db.meta.put({ key, value: sealed })
  })
}

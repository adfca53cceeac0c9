/** P139 phones of the released versions before encryption: plain rows, a full outbox, media, an old PIN — sealed in place, nothing lost. */
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { b64u } from '@/domain/bytes'
import { isSealed, readFact, seal, unseal, unsealBytes } from '@/store'
import { sealPlain } from '@/store/vault_upgrade'
import { derivePinKey } from '@/store/vault_wraps'
import { captureSteps } from '@/sync/capture'
import { beginMedium, unfinishedMedia } from '@/sync/media_writer'
import { openMedium } from '@/sync/media_reader'
import { makePhone, type Phone } from '@/sync/phone'
import { pinState } from '@/sync/pin'
import { restore } from '@/sync/session'
import { synchronize } from '@/sync/synchronize'
import { openWithPin, setPin } from '@/sync/unlock'
import { readState } from '@/sync/watch'
import type { County } from './county'
import { checkIn, clean, COLLEAGUE, LEAD, PIN, TASK, tCounty, tEnrolled, viewOfTask } from './cast'

const NOTE = JSON.stringify({ task: TASK, line: 'GS-C1' })
const STORES = {
  1: {
    rows: '[dossier+collection+key], dossier, [dossier+collection], collection', staged: '[dossier+collection+key], dossier', mutations: '[device+seq], id, device, dossier, overlay, [dossier+overlay]',
    media: 'id, sha256, state', slices: '[medium+n], medium', meta: 'key', carried: 'sha256', devices: 'id, user',
  },
  2: { relayed: '[device+seq], dossier, [dossier+overlay], settled, overlay', peers: '[dossier+device], dossier', drafts: '[dossier+key], dossier' },
}
type Values = Record<string, unknown>

/** The same phone as the released version `version` would have left it: every value as it was stored then. */
async function tReleased(version: 1 | 2, extra: Values[] = []): Promise<{ phone: Phone; county: County; sha256: string }> {
  const county = tCounty()
  const phone = await tEnrolled(county)
  await synchronize(phone)
  const writer = await beginMedium(phone, { kind: 'PHOTO', mime: 'image/jpeg' })
  await writer.write(Uint8Array.from({ length: 3_000_000 }, (_, at) => at & 0xff).buffer)
  const { sha256 } = await writer.finish()
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), { ...clean('GS-C1', { note: '铅封缺失' }), media: [sha256] }])
  await captureSteps(phone, TASK, Array.from({ length: 60 }, (_, n) => clean('GS-C2', { note: `第${n}次` })))
  const name = `released-${version}-${phone.database}`
  const old = new Dexie(name)
  old.version(1).stores(STORES[1])
  if (version === 2) old.version(2).stores(STORES[2])
  await old.open()
  for (const table of phone.db.tables.filter((one) => old.tables.some((known) => known.name === one.name))) {
    await old.table(table.name).bulkPut(await Promise.all((await table.toArray()).map((one: Values) => plainOf(phone, table.name, one))))
  }
  await old.table('meta').bulkPut(extra)
  await old.table('meta').delete('here')
  await old.table('media').put({ id: 'cut-off', sha256: '', kind: 'AUDIO', mime: 'audio/webm', size: 1, started_at: 7, state: 'recording', note: NOTE, named: 0, sent: 0, upload_url: null, problem: null })
  await old.table('slices').put({ medium: 'cut-off', n: 0, start: 0, size: 1, sealed: new Uint8Array([9]).buffer })
  if (version === 2) await old.table('drafts').put({ dossier: TASK, key: 'read-back', sealed: { opinion: '有不同意见' } })
  old.close()
  return { phone: makePhone({ ...phone, database: name, fetch: county.fetch }), county, sha256 }
}

async function plainOf({ db }: Phone, table: string, one: Values): Promise<Values> {
  const bytes = table === 'mutations' || table === 'slices' || table === 'relayed'
  if (table === 'meta') return isSealed(one['value']) ? { ...one, value: await unseal(db, one['value']) } : one
  const note = one['note'] ? { note: await unseal(db, one['note']) } : {}
  if (!('sealed' in one)) return { ...one, ...note }
  return { ...one, ...note, sealed: bytes ? await unsealBytes(db, one['sealed']) : await unseal(db, one['sealed']) }
}

/** How much stands in clear, by table. */
async function plainLeft({ db }: Phone): Promise<string[]> {
  const left: string[] = []
  for (const table of [db.rows, db.staged, db.mutations, db.slices, db.relayed, db.peers, db.drafts]) {
    for (const one of (await table.toArray()) as { sealed: unknown }[]) if (one.sealed !== null && !isSealed(one.sealed)) left.push(table.name)
  }
  for (const medium of await db.media.toArray()) if (medium.note && !isSealed(medium.note)) left.push('media')
  for (const key of ['session', 'tokens']) if (!isSealed((await db.meta.get(key))?.value)) left.push(key)
  return left
}

async function expectWhole(phone: Phone, county: County, sha256: string): Promise<void> {
  expect(await plainLeft(phone)).toEqual([])
  expect(await readFact(phone.db, 'plain')).toBeNull()
  expect((await restore(phone))!.user.id).toBe(LEAD)
  expect((await viewOfTask(phone))!.findings['GS-C1']!.value.note).toBe('铅封缺失')
  expect(await unfinishedMedia(phone)).toMatchObject([{ kind: 'AUDIO', note: NOTE }])
  expect((await (await openMedium(phone, sha256))!.arrayBuffer()).byteLength).toBe(3_000_000)
  expect(await readState(phone)).toMatchObject({ localOnly: 63 })
  expect(await synchronize(phone)).toBe(true)
  expect(await readState(phone)).toMatchObject({ localOnly: 0 })
  expect(county.view(TASK).findings['GS-C2']!.value.note).toBe('第59次')
}

describe('P139 an upgrade with a full outbox', () => {
  it.each([1, 2] as const)('from version %i, without a PIN: it is set, everything is sealed and arrives', async (version) => {
    const { phone, county, sha256 } = await tReleased(version)
    expect(await pinState(phone)).toBe('unset')
    await setPin(phone, PIN)
    await expectWhole(phone, county, sha256)
    if (version === 2) expect(await unseal(phone.db, (await phone.db.drafts.toArray())[0]!.sealed)).toEqual({ opinion: '有不同意见' })
  }, 60_000)

  it('from version 2 with its old PIN: the same PIN opens it, without network too', async () => {
    const salt = new Uint8Array(16)
    const hash = b64u(await derivePinKey(PIN, salt))
    const kept = { key: 'pin', value: { user: LEAD, salt: b64u(salt), hash, wrong: 0, wait_until: 0, opened_at: 0 } }
    const { phone, county, sha256 } = await tReleased(2, [kept])
    expect(await pinState(phone)).toBe('locked')
    const offline = Object.assign(phone, { fetch: () => Promise.reject(new TypeError('offline')) })
    await expect(openWithPin(offline, '000000')).rejects.toMatchObject({ code: 'pin.wrong' })
    await openWithPin(offline, PIN)
    expect(await readFact(phone.db, 'pin')).toBeNull()
    await expectWhole(Object.assign(phone, { fetch: county.fetch }), county, sha256)
  }, 60_000)

  it('cut off half way it goes on at the next start, and what was written meanwhile stays', async () => {
    const { phone, county, sha256 } = await tReleased(2)
    const transaction = phone.db.transaction.bind(phone.db) as (...args: unknown[]) => Promise<unknown>
    let left = 5
    vi.spyOn(phone.db, 'transaction').mockImplementation(((...args: unknown[]) => (left-- > 0 ? transaction(...args) : Promise.reject(new Error('killed')))) as never)
    await expect(setPin(phone, PIN)).rejects.toThrow('killed')
    vi.restoreAllMocks()
    phone.db.close()
    const again = makePhone({ ...phone })
    expect((await plainLeft(again)).length).toBeGreaterThan(0)
    expect(await pinState(again)).toBe('open')
    await again.db.rows.put({ dossier: TASK, collection: 'notes', key: 'new', version: 9, sealed: await seal(again.db, { value: 1 }) })
    await sealPlain(again.db)
    expect(await unseal(again.db, (await again.db.rows.get([TASK, 'notes', 'new']))!.sealed)).toEqual({ value: 1 })
    await again.db.rows.delete([TASK, 'notes', 'new'])
    await expectWhole(again, county, sha256)
  }, 60_000)
})

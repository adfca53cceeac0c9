/** Twenty wrong PINs, a forgotten one, a code read out: nothing unsent is lost, and a new PIN opens everything. */
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { isSealed, readSession } from '@/store'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import { openMedium } from '@/sync/media_reader'
import { entryStep, lockNow, pinState } from '@/sync/pin'
import type { Phone } from '@/sync/phone'
import { recoverByCode, recoverByPassword } from '@/sync/recover'
import { leave, letIn } from '@/sync/session'
import { synchronize } from '@/sync/synchronize'
import { changePin, openWithPin, setPin } from '@/sync/unlock'
import { readState } from '@/sync/watch'
import { checkIn, clean, COLLEAGUE, LEAD, PIN, TASK, tCounty, tEnter, tPhone, viewOfTask } from './cast'

const NEW_PIN = '975310'
vi.setConfig({ testTimeout: 60_000 }) // every PIN takes its time on purpose

/** Signed in, then offline work: two check-ins, a finding, a photo; its clock is ours. */
async function tWithWork() {
  const clock = { now: 1_795_000_000_000 }
  const county = tCounty()
  const road = { open: true }
  const fetch: typeof globalThis.fetch = (...request) => (road.open ? county.fetch(...request) : Promise.reject(new TypeError('offline')))
  const phone = tPhone({ fetch, now: () => clock.now })
  await tEnter(phone)
  await synchronize(phone)
  road.open = false
  const writer = await beginMedium(phone, { kind: 'PHOTO', mime: 'image/jpeg', note: JSON.stringify({ task: TASK }) })
  await writer.write(new Uint8Array([1, 2, 3]).buffer)
  const { sha256 } = await writer.finish()
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), { ...clean('GS-C1', { note: '铅封缺失' }), media: [sha256] }])
  return { clock, county, road, phone, sha256 }
}

async function tTwentyWrong({ clock, phone }: { clock: { now: number }; phone: Phone }): Promise<string[]> {
  await lockNow(phone)
  const said: string[] = []
  for (let n = 0; n < 20; n++) {
    await openWithPin(phone, '000000').catch((error: { code: string }) => said.push(error.code))
    clock.now += 16 * 60_000
  }
  return said
}

describe('P136 twenty wrong PINs', () => {
  it('destroy the PIN and what can be fetched again, nothing unsent; the password and a new PIN bring everything, and it arrives', async () => {
    const held = await tWithWork()
    const { phone, county, road, sha256 } = held
    const said = await tTwentyWrong(held)
    expect(said.at(-1)).toBe('pin.destroyed')
    expect(said.slice(0, 19)).not.toContain('pin.destroyed')
    const vault = (await phone.db.vaults.get(LEAD))!
    expect([vault.pin_wrap, vault.open, vault.passkeys]).toEqual([null, null, []])
    expect(vault.recovery).not.toBeNull()
    expect([await phone.db.rows.count(), await phone.db.staged.count(), await phone.db.carried.count()]).toEqual([0, 0, 0])
    expect([await phone.db.mutations.count(), await phone.db.media.count(), await phone.db.slices.count()]).toEqual([3, 1, 1])
    await expect(openWithPin(phone, PIN)).rejects.toMatchObject({ code: 'pin.destroyed' })
    expect(await readState(phone)).toMatchObject({ localOnly: 3, safeToSignOut: false })

    await expect(recoverByPassword(phone, 'I-COM-1', 'liancha-demo')).rejects.toMatchObject({ reason: 'offline' })
    road.open = true
    await expect(recoverByPassword(phone, 'I-COM-1', 'wrong')).rejects.toMatchObject({ code: 'accounts.wrong_password' })
    await recoverByPassword(phone, 'I-COM-1', 'liancha-demo')
    expect(await entryStep(phone)).toBe('set-pin')
    await setPin(phone, NEW_PIN)
    await letIn(phone)
    expect(await pinState(phone)).toBe('open')
    expect(new Uint8Array(await (await openMedium(phone, sha256))!.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
    expect(await synchronize(phone)).toBe(true)
    expect(county.view(TASK).findings['GS-C1']!.value.note).toBe('铅封缺失')
    expect((await viewOfTask(phone))!.findings['GS-C1']!.value.note).toBe('铅封缺失')
    await lockNow(phone)
    await expect(openWithPin(phone, PIN)).rejects.toMatchObject({ code: 'pin.wrong' })
    await openWithPin(phone, NEW_PIN)
  })

  it('without a wrap to the office nothing is destroyed, it only waits', async () => {
    const held = await tWithWork()
    await held.phone.db.vaults.update(LEAD, { recovery: null })
    expect(await tTwentyWrong(held)).not.toContain('pin.destroyed')
    await openWithPin(held.phone, PIN)
    expect((await viewOfTask(held.phone))!.findings['GS-C1']).toBeDefined()
  })

  it('a try counts also when the app is killed while it is checked', async () => {
    const { phone } = await tWithWork()
    const trying = openWithPin(phone, '000000').catch(() => undefined)
    await expect.poll(async () => (await phone.db.vaults.get(LEAD))!.wrong).toBe(1)
    await trying
  })
})

describe('a forgotten PIN', () => {
  it('P138 a code an administrator read out opens it without the password, and the old session goes on', async () => {
    const { phone, county, road } = await tWithWork()
    await lockNow(phone)
    road.open = true
    county.code = '12345678'
    await expect(recoverByCode(phone, 'I-COM-1', '00000000')).rejects.toMatchObject({ code: 'accounts.recovery_code_wrong' })
    await recoverByCode(phone, 'I-COM-1', '12345678')
    await setPin(phone, NEW_PIN)
    expect((await letIn(phone))!.user.id).toBe(LEAD)
    expect(await synchronize(phone)).toBe(true)
    expect(county.view(TASK).findings['GS-C1']).toBeDefined()
  })

  it('another key at the office: the wrap is made anew at the next PIN', async () => {
    const { phone, road } = await tWithWork()
    await phone.db.vaults.update(LEAD, { recovery: null })
    await lockNow(phone)
    road.open = true
    await openWithPin(phone, PIN)
    expect((await phone.db.vaults.get(LEAD))!.recovery).toMatchObject({ v: 1 })
  })
})

describe('signing out and in', () => {
  it('deletes the opened key and everything readable; the PIN opens the sealed ledger afterwards', async () => {
    const { phone, road } = await tWithWork()
    road.open = true
    await synchronize(phone)
    await phone.db.media.toCollection().modify({ state: 'verified' })
    await leave(phone)
    expect((await phone.db.vaults.get(LEAD))!.open).toBeNull()
    expect([await phone.db.rows.count(), await phone.db.slices.count(), await phone.db.mutations.count()]).toEqual([0, 0, 3])
    expect(await readSession(phone.db)).toBeNull()
    await tEnter(phone)
    await synchronize(phone)
    expect((await viewOfTask(phone))!.findings['GS-C1']).toBeDefined()
  })
})

describe('P133 at rest', () => {
  it('nothing readable of dossiers, drafts, sessions or refusals stands in the database', async () => {
    const { phone, county, road } = await tWithWork()
    county.refuse = (payload) => (payload.name === 'finding.record/1' ? { code: 'input.invalid', outcome: 'rejected' } : null)
    road.open = true
    await synchronize(phone)
    await changePin(phone, PIN, NEW_PIN)
    const readable: string[] = []
    for (const table of phone.db.tables) {
      for (const value of await table.toArray()) readable.push(JSON.stringify(value, (_, one: unknown) => (isSealed(one) ? '·' : one instanceof CryptoKey ? '·' : one instanceof ArrayBuffer ? new TextDecoder().decode(one) : one)))
    }
    const all = readable.join('\n')
    expect(readable.length).toBeGreaterThan(10)
    for (const words of ['检查员', '加油站', '铅封缺失', 'liancha-demo', 'refresh', '不行', PIN, NEW_PIN]) expect(all).not.toContain(words)
  })
})

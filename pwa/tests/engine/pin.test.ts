import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { lockNow, pinState } from '@/sync/pin'
import { changePin, openWithPin, setPin } from '@/sync/unlock'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import type { Phone, Surroundings } from '@/sync/phone'
import { b64u } from '@/domain/bytes'
import { checkIn, LEAD, PIN, TASK, tCounty, tEnter, tPhone, tReopened, viewOfTask } from './cast'

const HOUR = 3_600_000

/** Signed in by password and PIN, everything fetched; its clock is ours. */
async function tWithPin() {
  const clock = { now: 1_795_000_000_000 }
  const county = tCounty()
  const phone = tPhone({ fetch: county.fetch, now: () => clock.now } satisfies Partial<Surroundings>)
  await tEnter(phone)
  await synchronize(phone)
  return { clock, county, phone }
}
const vaultOf = async (phone: Phone) => (await phone.db.vaults.get(LEAD))!

it('P134 nobody signed in, nothing asked; without a PIN nothing of a dossier is stored', async () => {
  const county = tCounty()
  const phone = tPhone({ fetch: county.fetch })
  expect(await pinState(phone)).toBe('none')
  const { enter } = await import('@/sync/session')
  expect(await enter(phone, 'I-COM-1', 'liancha-demo')).toBeNull()
  await synchronize(phone)
  expect(await phone.db.rows.count()).toBe(0)
  expect(JSON.stringify(await phone.db.meta.toArray())).not.toContain('access')
})

it('P135 is asked again after eight hours, and the right one opens', async () => {
  const { phone, clock } = await tWithPin()
  expect(await pinState(phone)).toBe('open')
  clock.now += 8 * HOUR
  expect(await pinState(phone)).toBe('locked')
  await openWithPin(phone, PIN)
  expect(await pinState(phone)).toBe('open')
  await lockNow(phone)
  expect(await pinState(phone)).toBe('locked')
  await expect(viewOfTask(phone)).rejects.toMatchObject({ code: 'vault.locked' })
  await openWithPin(phone, PIN)
  expect(await viewOfTask(phone)).not.toBeNull()
})

it('P135 within eight hours a killed browser needs no PIN, after them it does', async () => {
  const { phone, clock } = await tWithPin()
  const again = tReopened(phone)
  expect(await viewOfTask(again)).not.toBeNull()
  clock.now += 8 * HOUR
  await expect(viewOfTask(tReopened(again))).rejects.toMatchObject({ code: 'vault.locked' })
})

it('a clock set back does not keep it open', async () => {
  const { phone, clock } = await tWithPin()
  clock.now -= HOUR
  expect(await pinState(phone)).toBe('locked')
})

it('P135 a recording that outlasts the eight hours goes on', async () => {
  const { phone, clock } = await tWithPin()
  const writer = await beginMedium(phone, { kind: 'AUDIO', mime: 'audio/webm' })
  clock.now += 9 * HOUR
  await writer.write(new Uint8Array([1, 2, 3]).buffer)
  expect((await writer.finish()).size).toBe(3)
})

it('wrong tries are delayed longer and longer, and the right one counts only after the wait', async () => {
  const { phone, clock } = await tWithPin()
  await lockNow(phone)
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ code: 'pin.wrong' })
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ code: 'pin.wrong' })
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ code: 'pin.wait', detail: '请等 30 秒后再试。' })
  await expect(openWithPin(phone, PIN)).rejects.toMatchObject({ code: 'pin.wait' })
  clock.now += 30_000
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ detail: '请等 60 秒后再试。' })
  clock.now += 60_000
  await openWithPin(phone, PIN)
  expect(await vaultOf(phone)).toMatchObject({ wrong: 0, wait_until: 0 })
})

it('the PIN can be changed by whoever knows it', async () => {
  const { phone } = await tWithPin()
  await expect(changePin(phone, '000000', '975310')).rejects.toMatchObject({ code: 'pin.wrong' })
  await changePin(phone, PIN, '975310')
  await lockNow(phone)
  await expect(openWithPin(phone, PIN)).rejects.toMatchObject({ code: 'pin.wrong' })
  await openWithPin(phone, '975310')
  expect(await viewOfTask(phone)).not.toBeNull()
})

it('a second first PIN is refused: it would lose the key', async () => {
  const { phone } = await tWithPin()
  await expect(setPin(phone, '975310')).rejects.toMatchObject({ code: 'pin.exists' })
})

it('while locked nothing is synced and what waits is counted', async () => {
  const { phone, county } = await tWithPin()
  await captureSteps(phone, TASK, [checkIn(LEAD)])
  await lockNow(phone)
  const asked = county.exchanges.length
  expect(await synchronize(phone)).toBe(true)
  expect(county.exchanges.length).toBe(asked)
  expect(await readState(phone)).toMatchObject({ localOnly: 1, safeToSignOut: false })
})

it('the PIN and the key are kept nowhere in clear', async () => {
  const { phone } = await tWithPin()
  const vault = await vaultOf(phone)
  await expect(crypto.subtle.exportKey('raw', vault.open!)).rejects.toThrow()
  expect(JSON.stringify(vault, (_, value: unknown) => (ArrayBuffer.isView(value) ? b64u(value as Uint8Array) : value))).not.toContain(PIN)
})

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { dropPin, lockNow, openWithPin, pinState, setPin } from '@/sync/pin'
import { readFact } from '@/store'
import { tSignedIn } from './cast'

const HOUR = 3_600_000
const tClock = async () => {
  const clock = { now: 1_795_000_000_000 }
  return { clock, phone: await tSignedIn(undefined, { now: () => clock.now }) }
}

it('a phone without a PIN asks for none', async () => {
  const { phone } = await tClock()
  expect(await pinState(phone)).toBe('none')
  await openWithPin(phone, '000000')
})

it('is asked again after eight hours, and the right one opens', async () => {
  const { phone, clock } = await tClock()
  await setPin(phone, '135790')
  expect(await pinState(phone)).toBe('open')
  clock.now += 8 * HOUR
  expect(await pinState(phone)).toBe('locked')
  await openWithPin(phone, '135790')
  expect(await pinState(phone)).toBe('open')
  await lockNow(phone)
  expect(await pinState(phone)).toBe('locked')
  await dropPin(phone)
  expect(await pinState(phone)).toBe('none')
})

it('a clock set back does not keep it open', async () => {
  const { phone, clock } = await tClock()
  await setPin(phone, '135790')
  clock.now -= HOUR
  expect(await pinState(phone)).toBe('locked')
})

it('wrong tries are delayed longer and longer, and the right one counts only after the wait', async () => {
  const { phone, clock } = await tClock()
  await setPin(phone, '135790')
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ code: 'pin.wrong' })
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ code: 'pin.wrong' })
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ code: 'pin.wait', detail: '请等 30 秒后再试。' })
  await expect(openWithPin(phone, '135790')).rejects.toMatchObject({ code: 'pin.wait' })
  clock.now += 30_000
  await expect(openWithPin(phone, '000000')).rejects.toMatchObject({ detail: '请等 60 秒后再试。' })
  clock.now += 60_000
  await openWithPin(phone, '135790')
  expect((await readFact(phone.db, 'pin'))?.wrong).toBe(0)
})

it('the PIN itself is kept nowhere', async () => {
  const { phone } = await tClock()
  await setPin(phone, '135790')
  expect(JSON.stringify(await phone.db.meta.toArray())).not.toContain('135790')
})

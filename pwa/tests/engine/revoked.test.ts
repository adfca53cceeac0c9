import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { captureSteps } from '@/sync/capture'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, tEnter, viewOfTask } from './cast'

const refuseSync = (code: string, status: number) => async (input: RequestInfo | URL, init: RequestInit | undefined, on: typeof fetch): Promise<Response> =>
  String(input).endsWith('/api/sync') ? new Response(JSON.stringify({ code, title: '本机已被停用', detail: '' }), { status }) : on(input, init)

async function tWithWork(code: string, status: number) {
  const county = tCounty()
  const phone = await tEnrolled(county)
  await synchronize(phone)
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), clean('GS-C1')])
  const refusing = { ...phone, fetch: ((input, init) => refuseSync(code, status)(input, init, county.fetch)) as typeof fetch }
  return { county, phone, refusing }
}

describe('revoked', () => {
  it('G14 R141 a revoked phone hands over what it holds; nothing is wiped and it says so', async () => {
    const { county, phone, refusing } = await tWithWork('sync.device_revoked', 403)
    await synchronize(refusing)
    expect(county.handedOver).toHaveLength(3)
    const state = await readState(phone)
    expect(state).toMatchObject({ phase: 'revoked', localOnly: 0 })
    expect(state.outcomes.map((line) => line.state)).toEqual(['held', 'held', 'held'])
    expect(await viewOfTask(phone)).not.toBeNull()
    expect(await phone.db.mutations.count()).toBe(3)
  })

  it('G14 an ended account too, and a hand-over whose answer is lost is made again', async () => {
    const { county, phone, refusing } = await tWithWork('sync.account_ended', 403)
    county.troubles = ['answer lost']
    await synchronize(refusing)
    expect((await readState(phone)).localOnly).toBe(3)
    await synchronize(refusing)
    expect(await readState(phone)).toMatchObject({ phase: 'revoked', localOnly: 0 })
  })

  it('signing in again on a revoked phone makes a new key', async () => {
    const { county, phone, refusing } = await tWithWork('sync.device_revoked', 403)
    await synchronize(refusing)
    const before = [...county.devices.keys()]
    const session = await tEnter(phone)
    expect(before).not.toContain(session.device)
    await synchronize(phone)
    expect(await readState(phone)).toMatchObject({ phase: 'idle' })
  })

  it('a server that does not know the phone is told its key again', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    county.devices.clear()
    expect(await synchronize(phone)).toBe(true)
    expect([...county.devices.values()][0]!.seq).toBe(1)
  })
})

import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readFact } from '@/store'
import { captureSteps } from '@/sync/capture'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import type { Phone } from '@/sync/phone'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, tReopened, viewOfTask } from './cast'
import { plainView } from './county'

const openDevice = async (phone: Phone) => (await phone.db.devices.toArray()).find((device) => device.closed === null)!
/** What a phone loses when its last write never reached the disk: the mutation and the head that counted it. */
async function loseLastWrite(phone: Phone): Promise<void> {
  const device = await openDevice(phone)
  const last = (await phone.db.mutations.get([device.id, device.seq]))!
  await phone.db.mutations.delete([device.id, device.seq])
  await phone.db.devices.update(device.id, { seq: device.seq - 1, link: last.prev_link })
}

async function tSentButForgotten() {
  const county = tCounty()
  const phone = await tEnrolled(county)
  await synchronize(phone)
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
  await synchronize(phone)
  await captureSteps(phone, TASK, [clean('GS-C1')])
  county.troubles = ['answer lost']
  await synchronize(phone)
  await loseLastWrite(phone)
  return { county, phone }
}

describe('lost and forked chains', () => {
  it('P42 a lost last write that the server has is adopted and the chain goes on', async () => {
    const { county, phone } = await tSentButForgotten()
    await synchronize(phone)
    expect((await openDevice(phone)).seq).toBe(3)
    await captureSteps(phone, TASK, [clean('GS-C2')])
    await synchronize(phone)
    expect(county.devices.size).toBe(1)
    expect([...county.devices.values()][0]!.seq).toBe(4)
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
  })

  it('P42 an acknowledged end that nobody signed is never adopted', async () => {
    const { county, phone } = await tSentButForgotten()
    const before = await openDevice(phone)
    ;[...county.devices.values()][0]!.signature = 'A'.repeat(86)
    await synchronize(phone)
    expect((await phone.db.devices.get(before.id))!.closed).toBe('forked')
  })

  it('P42 captured on after the loss: the chain is closed, a new key takes over, the tail is handed over', async () => {
    const { county, phone } = await tSentButForgotten()
    const old = await openDevice(phone)
    await captureSteps(phone, TASK, [clean('GS-C2')])
    await synchronize(phone)
    const fresh = await openDevice(phone)
    expect(fresh.id).not.toBe(old.id)
    expect(fresh.closes).toMatchObject({ device: old.id, seq: 3 })
    expect((await readFact(phone.db, 'here'))!.device).toBe(fresh.id)
    expect(county.handedOver).toHaveLength(1)
    expect((await readState(phone)).outcomes.find((line) => line.seq === 3)).toMatchObject({ state: 'held', problem: { code: 'chain.closed' } })
    await captureSteps(phone, TASK, [clean('GS-C2')])
    await synchronize(phone)
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
    expect((await viewOfTask(phone))!.findings['GS-C2']!.head).toBe(`${fresh.id}:1`)
  })

  it('P66 G12 a restored server gets again what it no longer knows', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await synchronize(phone)
    const device = [...county.devices.values()][0]!
    const backup = structuredClone({ dossiers: county.dossiers, seq: device.seq, link: device.link, signature: device.signature, settled: device.settled })
    await captureSteps(phone, TASK, [clean('GS-C1'), clean('GS-C2')])
    await synchronize(phone)
    Object.assign(device, { seq: backup.seq, link: backup.link, signature: backup.signature, settled: backup.settled })
    county.dossiers = backup.dossiers
    county.epoch = crypto.randomUUID()
    expect((await readState(phone)).localOnly).toBe(0)
    county.troubles = [() => undefined, 'request lost']
    await synchronize(phone)
    expect((await readState(phone)).localOnly).toBe(2)
    expect((await viewOfTask(phone))!.findings['GS-C1']!.pending).toBe(true)
    await synchronize(tReopened(phone))
    expect(device.seq).toBe(4)
    expect(plainView(county.view(TASK))['findings/GS-C1']).toBeDefined()
  })

  it('P23 acknowledged mutations stay until durable, and then go', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await synchronize(phone)
    expect(await phone.db.mutations.count()).toBe(2)
    county.durable = 1
    await captureSteps(phone, TASK, [clean('GS-C1')])
    await synchronize(phone)
    expect((await phone.db.mutations.toArray()).map((mutation) => mutation.seq)).toEqual([2, 3])
    await captureSteps(phone, TASK, [clean('GS-C2')])
    await synchronize(phone)
    expect(county.exchanges.at(-1)!.request!.lowest).toBe(2)
    expect([...county.devices.values()][0]!.seq).toBe(4)
  })
})

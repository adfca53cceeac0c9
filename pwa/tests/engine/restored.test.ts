import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { captureSteps } from '@/sync/capture'
import { mintDevice } from '@/sync/keys'
import { beginMedium } from '@/sync/media_writer'
import { noteMediumState } from '@/sync/media_states'
import { leave } from '@/sync/session'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import type { Phone } from '@/sync/phone'
import { checkIn, clean, COLLEAGUE, LEAD, preparedRows, TASK, tCounty, tEnrolled, viewOfTask } from './cast'
import { plainView } from './county'

const OTHER = '0190aaaa-0000-7000-8000-000000000002'
const here = async (phone: Phone) => (await phone.db.devices.toArray()).find((device) => device.closed === null)!
const states = async (phone: Phone) => (await readState(phone)).outcomes.map((line) => line.state)

async function tWorked() {
  const county = tCounty()
  const phone = await tEnrolled(county)
  await synchronize(phone)
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
  await synchronize(phone)
  return { county, phone }
}

describe('a server restored from a backup', () => {
  it('P66, P23: what it no longer knows is sent again, and everything is as it was', async () => {
    const { county, phone } = await tWorked()
    const backup = county.backup()
    await captureSteps(phone, TASK, [clean('GS-C1'), clean('GS-C2')])
    await synchronize(phone)
    const truth = plainView(county.view(TASK))
    county.restore(backup)
    county.troubles = [async () => expect((await here(phone)).settled.seq).toBe(4)]
    expect(await synchronize(phone)).toBe(true)
    expect((await here(phone)).settled.seq).toBe(4)
    expect(Object.keys(plainView(county.view(TASK)))).toEqual(Object.keys(truth))
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
  })

  it('P66: "the server has it" is taken back until it has it again', async () => {
    const { county, phone } = await tWorked()
    const backup = county.backup()
    await captureSteps(phone, TASK, [clean('GS-C1')])
    await synchronize(phone)
    expect(new Set(await states(phone))).toEqual(new Set(['applied']))
    county.restore(backup)
    county.troubles = [() => undefined, 'request lost']
    expect(await synchronize(phone)).toBe(false)
    expect(await states(phone)).toEqual(['local', 'applied', 'applied'])
    expect((await readState(phone)).safeToSignOut).toBe(false)
    await synchronize(phone)
    expect((await readState(phone)).safeToSignOut).toBe(true)
  })

  it('P23: nothing durable is dropped while it recovers', async () => {
    const { county, phone } = await tWorked()
    county.restore(county.backup())
    county.durable = 2
    await synchronize(phone)
    expect(await phone.db.mutations.count()).toBe(2)
    county.recovering = false
    await synchronize(phone)
    expect(await phone.db.mutations.count()).toBe(0)
  })

  it('P126: it does not know this phone, which shows its certificate and sends its whole chain', async () => {
    const county = tCounty()
    const before = county.backup()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await synchronize(phone)
    const { id, certificate } = await here(phone)
    expect(certificate).toContain(id)
    county.restore(before)
    expect(await synchronize(phone)).toBe(true)
    expect(county.shown).toEqual([id])
    expect(county.devices.get(id)!.seq).toBe(2)
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
  })

  it('P126: a phone enrolled before there were certificates gets its own', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    const { id } = await here(phone)
    await phone.db.devices.where('id').equals(id).modify((device) => { delete device.certificate })
    await synchronize(phone)
    expect((await here(phone)).certificate).toContain(id)
    await synchronize(phone)
    expect(county.exchanges.filter(({ path }) => path === '/api/accounts/devices')).toHaveLength(1)
  })

  it('P126: without a certificate the phone enrols again with its sign-in', async () => {
    const county = tCounty()
    const before = county.backup()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    const { id } = await here(phone)
    await phone.db.devices.where('id').equals(id).modify((device) => { delete device.certificate })
    county.restore(before)
    expect(await synchronize(phone)).toBe(false)
    expect(await synchronize(phone)).toBe(true)
    expect([county.shown, county.devices.has(id)]).toEqual([[], true])
  })

  it('P127, P128: a task it does not know stays on the phone, is offered once as a copy, and leaves when the office has confirmed', async () => {
    const { county, phone } = await tWorked()
    const backup = county.backup()
    county.hold(OTHER, preparedRows(), [LEAD])
    await synchronize(phone)
    county.restore(backup)
    await synchronize(phone)
    await synchronize(phone)
    expect(county.copies.get(OTHER)).toHaveLength(Object.keys(preparedRows()).length)
    expect(await phone.db.rows.where('dossier').equals(OTHER).count()).toBeGreaterThan(0)
    expect((await readState(phone)).recovering).toBe(true)
    county.recovering = false
    await synchronize(phone)
    expect(await phone.db.rows.where('dossier').equals(OTHER).count()).toBe(0)
    expect((await readState(phone)).recovering).toBe(false)
    expect(await viewOfTask(phone)).not.toBeNull()
  })

  it('P128: nobody signs out before the copies have arrived', async () => {
    const { county, phone } = await tWorked()
    const backup = county.backup()
    county.hold(OTHER, preparedRows(), [LEAD])
    await synchronize(phone)
    county.restore(backup)
    const witness = county.fetch
    phone.fetch = async (input, init) => (String(input).endsWith('/witness') ? Promise.reject(new TypeError('network')) : witness(input, init))
    expect(await synchronize(phone)).toBe(true)
    await expect(leave(phone)).rejects.toMatchObject({ code: 'device.recovering' })
    phone.fetch = witness
    await synchronize(phone)
    await leave(phone)
    expect(await phone.db.rows.count()).toBe(0)
  })

  it('P128: what had been handed over is handed over again', async () => {
    const { county, phone } = await tWorked()
    const backup = county.backup()
    const old = await here(phone)
    await captureSteps(phone, TASK, [clean('GS-C1')])
    await phone.db.devices.update(old.id, { closed: 'forked' })
    const fresh = { ...(await mintDevice(LEAD)), enrolled: true }
    await phone.db.devices.add(fresh)
    await county.know(fresh.id, LEAD, fresh.public_key)
    await synchronize(phone)
    expect(county.handedOver).toHaveLength(1)
    county.restore(backup)
    await synchronize(phone)
    expect(await synchronize(phone)).toBe(true)
    expect(county.shown).toEqual([fresh.id])
    expect(county.handedOver.length).toBeGreaterThanOrEqual(3)
  })

  it('P128: files are asked about again, and sent again where the server no longer has their bytes', async () => {
    const { county, phone } = await tWorked()
    const writer = await beginMedium(phone, { kind: 'PHOTO', mime: 'image/jpeg' })
    await writer.write(new Uint8Array([1, 2, 3]).buffer)
    const { sha256 } = await writer.finish()
    await phone.db.media.update(writer.id, { named: 1, state: 'verified', upload_url: '/api/media/uploads/1', sent: 3 })
    county.restore(county.backup())
    await synchronize(phone)
    expect((await phone.db.media.get(writer.id))!.state).toBe('sent')
    await noteMediumState(phone, { sha256, state: 'verified' })
    await noteMediumState(phone, { sha256, state: 'missing' })
    expect(await phone.db.media.get(writer.id)).toMatchObject({ state: 'here', sent: 0, upload_url: null })
    await phone.db.media.update(writer.id, { state: 'cleared' })
    await noteMediumState(phone, { sha256, state: 'missing' })
    expect((await phone.db.media.get(writer.id))!.state).toBe('cleared')
  })
})

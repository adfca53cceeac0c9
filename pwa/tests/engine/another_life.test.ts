/** A restored server: what the phone held, had handed over or had lost before it (the traces of tests/model). */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readFact } from '@/store'
import { cutOf } from '@/domain/record'
import { emptyView } from '@/domain/view'
import { captureSteps } from '@/sync/capture'
import { noteMediaStates } from '@/sync/media_states'
import { synchronize } from '@/sync/synchronize'
import type { Phone } from '@/sync/phone'
import type { County } from './county'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, viewOfTask } from './cast'

const deviceOf = async (phone: Phone) => (await phone.db.devices.toArray()).find((device) => device.closed === null)!

async function tAtWork() {
  const county = tCounty()
  const phone = await tEnrolled(county)
  await synchronize(phone)
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
  await synchronize(phone)
  return { county, phone }
}

/** Restored from a backup made before anything of the phone had arrived. */
async function restoreEmpty(county: County): Promise<void> {
  county.epoch = crypto.randomUUID()
  for (const [id, { user, key }] of county.devices) await county.know(id, user, key)
  county.handedOver = []
}

describe('another life of the server', () => {
  it('P66 keeps the names of what it held, so that what was withdrawn meanwhile still leaves', async () => {
    const { county, phone } = await tAtWork()
    county.dossiers.get(TASK)!.access.delete(LEAD)
    county.epoch = crypto.randomUUID()
    await synchronize(phone)
    await synchronize(phone)
    expect(await viewOfTask(phone)).toBeNull()
    expect(await readFact(phone.db, 'have')).toEqual({})
  })

  it('P66 P63 sends all of what may stay, over whatever the old life had shown', async () => {
    const { county, phone } = await tAtWork()
    county.writeOnline(TASK, 'lines/GS-OLD', { code: 'GS-OLD' })
    await synchronize(phone)
    county.dossiers.get(TASK)!.rows.delete('lines/GS-OLD')
    county.epoch = crypto.randomUUID()
    await synchronize(phone)
    expect((await viewOfTask(phone))!.lines['GS-OLD']).toBeUndefined()
    expect((await readFact(phone.db, 'have'))![TASK]).toBe(county.dossiers.get(TASK)!.version)
  })

  it('P91 hands over a closed chain again, the acknowledged part too', async () => {
    const { county, phone } = await tAtWork()
    const old = await deviceOf(phone)
    county.refuse = () => null
    ;[...county.devices.values()][0]!.signature = 'A'.repeat(86)
    ;[...county.devices.values()][0]!.seq = 9
    await captureSteps(phone, TASK, [clean('GS-C1')])
    await synchronize(phone)
    expect((await phone.db.devices.get(old.id))!.closed).not.toBeNull()
    expect(county.handedOver).toHaveLength(1)
    await restoreEmpty(county)
    await synchronize(phone)
    await synchronize(phone)
    expect(county.handedOver).toHaveLength(3)
  })

  it('P91 a phone that may only hand over asks after what it delivered, and delivers it again', async () => {
    const { county, phone } = await tAtWork()
    const refusing = { ...phone, fetch: (async (input: RequestInfo | URL, init?: RequestInit) =>
      String(input).endsWith('/api/sync') ? Response.json({ code: 'sync.device_revoked', title: '', detail: '' }, { status: 403 }) : county.fetch(input, init)) as typeof fetch }
    await captureSteps(phone, TASK, [clean('GS-C1')])
    await synchronize(refusing)
    expect(county.handedOver).toHaveLength(1)
    await restoreEmpty(county)
    await synchronize(refusing)
    expect(county.handedOver).toHaveLength(3)
    await synchronize(refusing)
    expect(county.handedOver).toHaveLength(3)
  })

  it('P40 says what it holds beyond a write its storage lost, when the server that had it does not any more', async () => {
    const { county, phone } = await tAtWork()
    await captureSteps(phone, TASK, [clean('GS-C1')])
    county.troubles = ['answer lost']
    await synchronize(phone)
    const device = await deviceOf(phone)
    const last = (await phone.db.mutations.get([device.id, 3]))!
    await phone.db.mutations.delete([device.id, 3])
    await phone.db.devices.update(device.id, { seq: 2, link: last.prev_link })
    await synchronize(phone)
    await captureSteps(phone, TASK, [clean('GS-C2')])
    await restoreEmpty(county)
    await synchronize(phone)
    await synchronize(phone)
    expect([...county.devices.values()][0]!.seq).toBe(4)
    expect((await deviceOf(phone)).settled.seq).toBe(4)
  })
})

describe('facts that are not about us', () => {
  it('P104 other bytes under the hash of our file do not stop its upload', async () => {
    const { phone } = await tAtWork()
    const medium = { id: 'm1', sha256: 'ab'.repeat(32), state: 'here', kind: 'PHOTO', named: 1, size: 3, sent: 0, started_at: 1 }
    await phone.db.media.add(medium as never)
    const page = (state: string) => [{ id: TASK, from: 0, version: 9, whole: false, changes: [['evidence', medium.sha256, 9, { value: { sha256: medium.sha256, state }, head: 'h', by: null, at: 1 }]] }]
    await phone.db.transaction('rw', phone.db.media, () => noteMediaStates(phone, page('quarantined') as never))
    expect((await phone.db.media.get('m1'))!.state).toBe('here')
    await phone.db.transaction('rw', phone.db.media, () => noteMediaStates(phone, page('verified') as never))
    expect((await phone.db.media.get('m1'))!.state).toBe('verified')
  })

  it('P80 a signed row with the very number of a closing names no link: that phone recorded twice under it', () => {
    const view = emptyView(TASK, 'task')
    const row = (value: object, head: string) => ({ value, head, by: null, at: 1, contest: [], pending: false })
    view.parts['COM'] = row({ device: 'd1', seq: 2, link: 'aa' }, 'd1:2') as never
    expect(cutOf(view)).toEqual({ d1: { seq: 2, link: 'aa' } })
    view.findings['GS-C1'] = row({}, 'd1:2') as never
    expect(cutOf(view)).toEqual({ d1: { seq: 2, link: '' } })
  })
})

import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { captureSteps } from '@/sync/capture'
import { momentNow } from '@/sync/anchors'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import { canonical } from '@/domain/canonical'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, tPayloads, viewOfTask } from './cast'
import { plainView } from './county'

const coming = (user: string, method: 'OWN' | 'COLLEAGUE') => ({ ...checkIn(user), args: { ...checkIn(user).args, method } })

describe('the overlay', () => {
  it("R139 G4 a colleague's value that came meanwhile stands, ours is shown beside it, before and after the answer", async () => {
    const county = tCounty()
    const [one, two] = [await tEnrolled(county), await tEnrolled(county, COLLEAGUE)]
    await synchronize(one)
    await synchronize(two)
    await captureSteps(one, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), clean('GS-C1', { note: '一' })])
    await synchronize(one)
    await two.db.rows.where('collection').equals('checkins').delete()
    await captureSteps(two, TASK, [coming(LEAD, 'COLLEAGUE'), coming(COLLEAGUE, 'OWN'), clean('GS-C1', { note: '二' })])
    county.refuse = () => null
    county.troubles = ['request lost']
    await synchronize(two)
    expect((await viewOfTask(two))!.findings['GS-C1']!.value.note).toBe('二')
    await synchronize(two)
    const row = (await viewOfTask(two))!.findings['GS-C1']!
    expect(row.value.note).toBe('一')
    expect(row.contest.map((entry) => entry.value.note)).toEqual(['二'])
    expect((await readState(two)).outcomes.filter((line) => line.state === 'contested').length).toBeGreaterThan(0)
    await captureSteps(two, TASK, [{ name: 'finding.settle/1', args: { line: 'GS-C1', value: clean('GS-C1', { note: '二' }).args, saw: [row.head, row.contest[0]!.head] } }])
    expect((await viewOfTask(two))!.findings['GS-C1']).toMatchObject({ contest: [], pending: true, value: { note: '二' } })
    await synchronize(two)
    await synchronize(one)
    expect(plainView(await viewOfTask(one))).toEqual(plainView(await viewOfTask(two)))
    expect((await viewOfTask(one))!.findings['GS-C1']!.contest).toEqual([])
  })

  it('a pending value is shown beside a value that was pulled after it was captured', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), clean('GS-C1', { note: '我' })])
    await phone.db.rows.put({ dossier: TASK, collection: 'findings', key: 'GS-C1', version: 99, sealed: { value: { ...clean('GS-C1', { note: '他' }).args }, head: 'other:7', by: COLLEAGUE, at: 7 } })
    expect((await viewOfTask(phone))!.findings['GS-C1']).toMatchObject({ pending: true, head: 'other:7', value: { note: '他' }, contest: [{ by: LEAD, value: { note: '我' } }] })
  })

  it('emoji, NUL and half an emoji survive capture, signing and sending', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), clean('GS-C1', { note: '🧯 圪垱\u0000 \ud83d' })])
    await synchronize(phone)
    expect((await viewOfTask(phone))!.findings['GS-C1']!.value.note).toBe('🧯 圪垱\u0000 \ufffd')
  })

  it('P12 what is longer than 64 KiB is refused at capture, and nothing else is lost', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await expect(captureSteps(phone, TASK, [clean('GS-C1', { note: '长'.repeat(30_000) })])).rejects.toMatchObject({ code: 'mutation.too_large' })
    expect((await captureSteps(phone, TASK, [clean('GS-C1')]))[0]!.seq).toBe(3)
  })
})

describe('time', () => {
  it('R96 G8 a clock moved by two days changes the device time and nothing else', async () => {
    let wall = 1_795_224_600_000
    let steady = 1000
    const county = tCounty()
    const phone = await tEnrolled(county, LEAD, { now: () => wall, monotonic: () => steady })
    await synchronize(phone)
    steady += 60_000
    wall += 60_000
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    wall -= 2 * 86_400_000
    steady += 60_000
    await captureSteps(phone, TASK, [checkIn(COLLEAGUE)])
    const [first, second] = await tPayloads(phone)
    expect([first!.elapsed_ms, second!.elapsed_ms]).toEqual([60_000, 120_000])
    expect(first!.anchor).toBe(second!.anchor)
    expect(second!.device_time - first!.device_time).toBe(-2 * 86_400_000)
    const view = (await viewOfTask(phone))!
    expect(view.checkins[COLLEAGUE]!.value.in_at - view.checkins[LEAD]!.value.in_at).toBe(60_000)
    await synchronize(phone)
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
    expect((await readState(phone)).outcomes.map((line) => line.state)).toEqual(['applied', 'applied'])
  })

  it('after a restart the anchor is named but no elapsed time is claimed', async () => {
    const phone = await tEnrolled(tCounty())
    const moment = momentNow(phone, { token: '1.00.x', boot: 'an earlier boot', elapsed_at: 0 })
    expect(moment).toMatchObject({ anchor: '1.00.x', boot: phone.boot, elapsed_ms: null })
    expect(() => canonical(moment)).not.toThrow()
  })
})

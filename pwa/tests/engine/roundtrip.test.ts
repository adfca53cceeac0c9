import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readFact } from '@/store'
import { captureSteps } from '@/sync/capture'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, tReopened, viewOfTask } from './cast'
import { plainView } from './county'

const twoOnSite = [checkIn(LEAD), checkIn(COLLEAGUE)]

describe('a round trip', () => {
  it('works: pulls the task, pushes what was captured, ends without anything pending', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    expect(await synchronize(phone)).toBe(true)
    await captureSteps(phone, TASK, [...twoOnSite, clean('GS-C1')])
    expect((await readState(phone)).localOnly).toBe(3)
    await synchronize(phone)
    const state = await readState(phone)
    expect(state).toMatchObject({ phase: 'idle', localOnly: 0, safeToSignOut: true })
    expect(state.outcomes.map((line) => line.state)).toEqual(['applied', 'applied', 'applied'])
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
  })

  it('P61 asks by digest when nothing is new, and is answered in a few bytes', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await synchronize(phone)
    const { request, answer } = county.exchanges.at(-1)!
    expect(request!.have).toBeUndefined()
    expect(answer).toMatchObject({ dossiers: [], last: true })
    county.writeOnline(TASK, 'preparation/licence', { section: 'licence' })
    await synchronize(phone)
    expect((await viewOfTask(phone))!.preparation['licence']).toBeDefined()
  })

  it('P11 what is sent again is the same bytes, links and signatures', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, twoOnSite)
    county.troubles = ['answer lost']
    await synchronize(phone)
    await synchronize(tReopened(phone))
    const [first, second] = county.exchanges.map((one) => one.request?.mutations ?? []).filter((sent) => sent.length > 0)
    expect(first).toHaveLength(2)
    expect(second).toEqual(first)
  })

  it('G1 G11 an answer that is lost is asked for again and applied once', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [...twoOnSite, clean('GS-C1')])
    county.troubles = ['answer lost', 'request lost']
    expect(await synchronize(phone)).toBe(false)
    expect(await readState(phone)).toMatchObject({ phase: 'offline', localOnly: 3, safeToSignOut: false })
    expect(await synchronize(phone)).toBe(false)
    expect(await synchronize(phone)).toBe(true)
    expect([...county.devices.values()][0]!.settled.size).toBe(3)
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
  })

  it('G2 a page that dies between capture and send sends after it is opened again', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, twoOnSite)
    const reopened = tReopened(phone)
    await synchronize(reopened)
    expect([...county.devices.values()][0]!.seq).toBe(2)
  })

  it('sends at most 50 mutations and 512 KiB in one request', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, twoOnSite)
    for (let n = 0; n < 60; n++) await captureSteps(phone, TASK, [clean('GS-C1', { note: '好'.repeat(n < 48 ? 1 : 15_000) })])
    await synchronize(phone)
    const pushed = county.exchanges.map((exchange) => exchange.request!.mutations.length).filter((count) => count > 0)
    expect(pushed[0]).toBe(50)
    expect(pushed.reduce((sum, count) => sum + count)).toBe(62)
    for (const { request } of county.exchanges) {
      expect(request!.mutations.length).toBeLessThanOrEqual(50)
      expect(request!.mutations.reduce((size, envelope) => size + (envelope.payload.length * 3) / 4, 0)).toBeLessThanOrEqual(512 * 1024)
    }
  })

  it('P64 pages are staged: nothing is shown before the last one, and a page cut in the middle goes on from its cursor', async () => {
    const county = tCounty()
    county.pageSize = 3
    const phone = await tEnrolled(county)
    county.troubles = [() => undefined, 'request lost']
    expect(await synchronize(phone)).toBe(false)
    expect(await viewOfTask(phone)).toBeNull()
    expect(await phone.db.staged.count()).toBe(3)
    expect(await readFact(phone.db, 'have')).toBeNull()
    await synchronize(tReopened(phone))
    expect(plainView(await viewOfTask(tReopened(phone)))).toEqual(plainView(county.view(TASK)))
    expect(county.exchanges[1]!.request!.cursor).toBeTruthy()
  })

  it('P64 what is captured between two pages is pushed after the last one and stays on the screen meanwhile', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    for (let n = 0; n < 7; n++) county.writeOnline(TASK, `preparation/p${n}`, { section: `p${n}` })
    county.pageSize = 3
    county.troubles = [async () => { await captureSteps(phone, TASK, twoOnSite) }, () => undefined, async () => {
      expect((await viewOfTask(phone))!.checkins[LEAD]).toBeDefined()
    }]
    await synchronize(phone)
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
    const withCursor = county.exchanges.filter((exchange) => exchange.request!.cursor)
    expect(withCursor.every((exchange) => exchange.request!.mutations.length === 0)).toBe(true)
  })

  it('P33 an answer that comes late, after another request was opened, is not used', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    const other = tReopened({ ...phone, db: { close: () => undefined } as never })
    county.troubles = [async () => {
      county.writeOnline(TASK, 'preparation/late', { section: 'late' })
      await synchronize(other)
    }]
    await synchronize(phone)
    expect(county.exchanges.length).toBe(3) // the late one, the other tab's, and one more by the phone whose answer was dropped
    expect((await viewOfTask(phone))!.preparation['late']).toBeDefined()
    expect(plainView(await viewOfTask(phone))).toEqual(plainView(county.view(TASK)))
  })

  it('G5 a rejected and a held mutation are shown with their reason and stop nothing', async () => {
    const county = tCounty()
    county.refuse = (payload) => (payload.seq === 3 ? { code: 'finding.outcome_not_allowed', outcome: 'rejected' } : payload.seq === 4 ? { code: 'sync.handler_failed', outcome: 'held' } : null)
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [...twoOnSite, clean('GS-C1'), clean('GS-C2'), clean('GS-C1', { note: 'again' })])
    await synchronize(phone)
    const lines = (await readState(phone)).outcomes.sort((a, b) => a.seq - b.seq)
    expect(lines.map((line) => line.state)).toEqual(['applied', 'applied', 'rejected', 'held', 'applied'])
    expect(lines[2]!.problem).toMatchObject({ code: 'finding.outcome_not_allowed', title: '不行' })
    expect((await viewOfTask(phone))!.findings['GS-C1']!.value.note).toBe('again')
  })
})

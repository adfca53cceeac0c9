import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readFact, readSecret, readSession, sealSecret } from '@/store'
import { captureSteps } from '@/sync/capture'
import { enter, leave } from '@/sync/session'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, tEnter, tPhone, tReopened, viewOfTask } from './cast'

describe('signing in and out', () => {
  it('works: enrols a key once, remembers the session offline, signs out when nothing is owed', async () => {
    const county = tCounty()
    const phone = tPhone({ fetch: county.fetch })
    const session = await tEnter(phone)
    await synchronize(phone)
    const again = tReopened(phone)
    expect(await readSession(again.db)).toEqual(session)
    await leave(again)
    expect(await viewOfTask(again)).toBeNull()
    expect((await tEnter(again)).device).toBe(session.device)
    expect(county.devices.size).toBe(1)
  })

  it('refuses to sign out over unsent work', async () => {
    const phone = await tEnrolled(tCounty())
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    await expect(leave(phone)).rejects.toMatchObject({ code: 'device.unsent' })
    expect((await viewOfTask(phone))!.checkins[LEAD]).toBeDefined()
  })

  it("keeps another person out while the first one's work is unsent", async () => {
    const county = tCounty()
    county.users.set('I-AMR-1', { id: '0190cccc-0000-7000-8000-000000000003', name: '检查员3', password: 'x' })
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    await expect(enter(phone, 'I-AMR-1', 'x')).rejects.toMatchObject({ code: 'device.other_user_unsent' })
    await expect(enter(phone, 'I-COM-1', 'wrong')).rejects.toMatchObject({ code: 'accounts.wrong_password' })
  })

  it('a refresh whose answer is lost does not sign the phone out', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    county.validAccess = 'access-2'
    let lost = true
    const flaky: typeof fetch = async (input, init) => {
      const answer = await county.fetch(input, init)
      if (!String(input).endsWith('/refresh') || !lost) return answer
      lost = false
      throw new TypeError('network')
    }
    const shaky = { ...phone, fetch: flaky }
    expect(await synchronize(shaky)).toBe(false)
    expect(await readState(phone)).toMatchObject({ phase: 'offline' })
    expect(await synchronize(shaky)).toBe(true)
    expect(await readSecret(phone.db, 'tokens')).toEqual({ access: 'access-2', refresh: 'refresh-2' })
  })

  it('a session that has ended asks for sign-in and keeps everything', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    county.validAccess = 'another'
    await phone.db.meta.put(await sealSecret(phone.db, 'tokens', { access: 'old', refresh: 'ended' }))
    await synchronize(phone)
    expect(await readState(phone)).toMatchObject({ phase: 'sign-in-needed', localOnly: 1 })
    await tEnter(phone)
    await synchronize(phone)
    expect(await readState(phone)).toMatchObject({ phase: 'idle', localOnly: 0 })
  })
})

describe('leaving a dossier', () => {
  it('P65 G6 takes rows and version together when nothing is owed', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    county.dossiers.get(TASK)!.access.delete(LEAD)
    await synchronize(phone)
    expect(await viewOfTask(phone)).toBeNull()
    expect(await readFact(phone.db, 'have')).toEqual({})
    county.dossiers.get(TASK)!.access.add(LEAD)
    await synchronize(phone)
    expect(await viewOfTask(phone)).not.toBeNull()
  })

  it('P65 G6 G14 keeps it until the unsent work has been taken, which then is held and not lost', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    county.dossiers.get(TASK)!.access.delete(LEAD)
    county.troubles = ['request lost']
    await synchronize(phone)
    expect((await viewOfTask(phone))!.checkins[LEAD]).toBeDefined()
    await synchronize(phone)
    expect((await readState(phone)).outcomes.map((line) => line.state)).toEqual(['held', 'held'])
    expect(await viewOfTask(phone)).toBeNull()
  })

  it('P65 waits for the media the work names', async () => {
    const county = tCounty()
    const phone = await tEnrolled(county)
    await synchronize(phone)
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await phone.db.media.add({ id: 'm', sha256: 'ab'.repeat(32), kind: 'PHOTO', mime: 'image/jpeg', size: 1, started_at: 1, state: 'here', named: 0, sent: 0, upload_url: null, problem: null })
    await captureSteps(phone, TASK, [{ ...clean('GS-C1'), media: ['ab'.repeat(32)] }])
    county.dossiers.get(TASK)!.access.delete(LEAD)
    await synchronize(phone)
    expect(await viewOfTask(phone)).not.toBeNull()
    await phone.db.media.update('m', { state: 'verified' })
    await synchronize(phone)
    expect(await viewOfTask(phone)).toBeNull()
  })
})

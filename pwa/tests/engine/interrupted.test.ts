import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { contestedPause, openPause, pauseBarriers, termination } from '@/domain/pauses'
import { replay } from '@/domain/replay'
import type { DossierView } from '@/domain/rows'
import { endBarriers, noActivityBarriers, settleBarriers } from '@/domain/visit_gates'
import { momentOf } from '@/field/visit/leave'
import { readDossier } from '@/store'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import type { LaterStep, Step } from '@/sync'
import type { Phone } from '@/sync/phone'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, COM, LEAD, TASK, tHold, tSignedIn } from './cast'

const PAUSE = '0190eeee-0000-7000-8000-000000000001'
const view = async (phone: Phone): Promise<DossierView> => (await readDossier(phone.db, TASK, 'task'))!
const act = (phone: Phone, ...steps: (Step | LaterStep)[]) => captureSteps(phone, TASK, steps)
const suspend: Step = { name: 'visit.suspend/1', args: { id: PAUSE, reason: '暴雨', media: [] } }
const leave = { approved_by: '赵局', approved_how: 'PHONE' as const, approved_at: 7 }
const resume: Step = { name: 'visit.resume/1', args: { id: PAUSE, reason: '雨停', ...leave } }
const terminate: Step = { name: 'visit.terminate/1', args: { id: PAUSE, reason: '企业已搬离', ...leave } }

async function tArrived(): Promise<Phone> {
  const phone = await tSignedIn()
  await act(phone, checkIn(LEAD), { ...checkIn(COLLEAGUE), args: { ...checkIn(COLLEAGUE).args, method: 'COLLEAGUE' } })
  return phone
}
async function photo(phone: Phone): Promise<string> {
  const writer = await beginMedium(phone, { kind: 'PHOTO', mime: 'image/jpeg' })
  await writer.write(new TextEncoder().encode('a hotel').buffer)
  const { sha256, size } = await writer.finish()
  await act(phone, { name: 'evidence.attach/1', media: [sha256], args: { sha256, size, kind: 'PHOTO', purpose: 'NO_ACTIVITY', line: null, mime: 'image/jpeg', captured_at: 1, duration_ms: null, width: null, height: null } })
  return sha256
}

describe('a suspended visit', () => {
  it('works: lines wait, presence and evidence do not, and it goes on where it stopped', async () => {
    const phone = await tArrived()
    await act(phone, clean('GS-C1'), suspend)
    await expect(act(phone, clean('GS-C2'))).rejects.toMatchObject({ code: 'visit.suspended', title: '检查已中止' })
    await photo(phone)
    await act(phone, { name: 'team.check_out/1', args: { user: COLLEAGUE, reason: '' } }, { ...checkIn(COLLEAGUE), args: { ...checkIn(COLLEAGUE).args, method: 'COLLEAGUE' } })
    await act(phone, resume, clean('GS-C2'))
    const now = await view(phone)
    expect(Object.keys(now.findings).sort()).toEqual(['GS-C1', 'GS-C2'])
    expect(now.pauses[PAUSE]!.value.ended).toMatchObject({ how: 'RESUMED', approved_by: '赵局', approved_at: 7, confirmed: false })
  })

  it('bars every line, closing and answer of the party, whoever owns the verb', async () => {
    const phone = await tArrived()
    await act(phone, suspend)
    const barred: Step[] = [
      { name: 'part.close/1', args: { department: COM, lines_hash: '', signatures: [] } },
      { name: 'party.confirm/1', args: { signer_name: '', signer_role: '', signature: '', sealed: false, opinion: '', record: '' } },
      { name: 'party.unreachable/1', args: { site_state: '', address_visited: '', address_explanation: '', note: '', media: [], officers: [], record: '' } },
      { name: 'measure.order/1', args: {} as never }, { name: 'sample.take/1', args: {} as never },
      { name: 'record.lock/1', args: { mode: 'SIGNED', record: '', code: '', cut: {}, rows: [] } },
    ]
    for (const step of barred) await expect(act(phone, step), step.name).rejects.toMatchObject({ code: 'visit.suspended' })
  })

  it('ends with a name and a reason only, and only once', async () => {
    const phone = await tArrived()
    await act(phone, suspend)
    await expect(act(phone, { ...resume, args: { ...resume.args, approved_by: ' ' } } as Step)).rejects.toMatchObject({ code: 'pause.leave_missing' })
    await expect(act(phone, { ...resume, args: { ...resume.args, reason: '' } } as Step)).rejects.toMatchObject({ code: 'pause.reason_missing' })
    await act(phone, resume)
    await expect(act(phone, resume)).rejects.toMatchObject({ code: 'pause.none' })
  })

  it('asked online it stays suspended until the head has decided', async () => {
    const phone = await tArrived()
    await act(phone, suspend, { name: 'visit.resume/1', args: { id: PAUSE, reason: '雨停', approved_by: '', approved_how: 'ONLINE', approved_at: null } })
    const now = await view(phone)
    expect(openPause(now)?.asked).toMatchObject({ how: 'RESUMED', returned: null })
    expect(pauseBarriers(now)).toHaveLength(1)
  })

  it('terminated it is over, and nothing recorded is lost', async () => {
    const phone = await tArrived()
    await act(phone, clean('GS-C1'), suspend, terminate)
    const now = await view(phone)
    expect(termination(now)?.ended?.reason).toBe('企业已搬离')
    expect(now.findings['GS-C1']!.value.outcome).toBe('NO_PROBLEM_FOUND')
    await expect(act(phone, clean('GS-C2'))).rejects.toMatchObject({ code: 'visit.terminated' })
    expect(endBarriers(now, { id: PAUSE, reason: 'x', approved_by: 'y', approved_how: 'PHONE' }, LEAD).map((one) => one.code)).toContain('visit.terminated')
  })

  it('the call with the head was earlier today, or last night', () => {
    const now = Date.parse('2026-11-21T09:00:00+08:00')
    expect(momentOf('08:30', now)).toBe(Date.parse('2026-11-21T08:30:00+08:00'))
    expect(momentOf('22:10', now)).toBe(Date.parse('2026-11-20T22:10:00+08:00'))
    expect(momentOf('', now)).toBe(now)
  })
})

describe('a suspension ended in two ways', () => {
  const over = (how: string, by: string) => ({ id: PAUSE, reason: '暴雨', media: [], at: 1, by: LEAD, asked: null, ended: { how, at: 2, by, reason: how, approved_by: '赵局', approved_how: 'PHONE', approved_at: 2, confirmed: false } })
  async function tContested(): Promise<DossierView> {
    const now = await view(await tArrived())
    now.pauses[PAUSE] = { value: over('TERMINATED', LEAD) as never, head: 'a:1', pending: false, contest: [{ head: 'b:1', value: over('RESUMED', AMR_ONE) as never, by: AMR_ONE, at: 2 }] }
    return now
  }

  it('R139 is settled by an officer of the initiating department, and the end he names stands', async () => {
    const now = await tContested()
    expect(termination(now)).not.toBeNull()
    expect(settleBarriers(now, { id: PAUSE }, LEAD)).toEqual([])
    expect(settleBarriers(now, { id: PAUSE }, AMR_ONE).map((one) => one.code)).toEqual(['pause.not_yours'])
    const args = { id: PAUSE, keep: 'b:1', saw: ['a:1', 'b:1'] }
    replay(now, [{ device: 'c', seq: 9, link: '', name: 'visit.settle/1', args, base: [{ row: `pauses/${PAUSE}`, head: 'a:1' }], made_by: LEAD, device_time: 3, place: null }])
    expect(now.pauses[PAUSE]).toMatchObject({ value: { ended: { how: 'RESUMED', by: AMR_ONE } }, contest: [], pending: true })
    expect([contestedPause(now), termination(now)]).toEqual([null, null])
    expect(settleBarriers(now, { id: PAUSE }, LEAD).map((one) => one.code)).toEqual(['pause.not_contested'])
  })
})

describe('no relevant activity', () => {
  const gone = (lines: string[], media: string[], change: object = {}): Step =>
    ({ name: 'department.no_activity/1', args: { department: COM, lines, reason: '种子门店已改为宾馆', media, ...change } })

  it('R93 its department’s lines are not checked with reason and photo; the other department checks on', async () => {
    const phone = await tArrived()
    await act(phone, gone(['GS-C1', 'GS-C2'], [await photo(phone)]))
    const now = await view(phone)
    expect(now.findings['GS-C1']!.value).toMatchObject({ checked: false, outcome: 'NO_RELEVANT_ACTIVITY', reason: '种子门店已改为宾馆' })
    expect(now.findings['GS-M1']).toBeUndefined()
    await tHold(phone, Object.fromEntries([AMR_ONE, AMR_TWO].map((user) => [`checkins/${user}`, { user, department: AMR, in_at: 1, out_at: null }])))
    expect(noActivityBarriers(await view(phone), { department: COM, lines: ['GS-M1'], reason: 'x', media: [] }, LEAD).map((one) => one.code)).toContain('part.not_own')
  })

  it('R93 a line is inspected after all by recording it', async () => {
    const phone = await tArrived()
    await act(phone, gone(['GS-C1', 'GS-C2'], [await photo(phone)]), clean('GS-C1'))
    expect((await view(phone)).findings['GS-C1']!.value).toMatchObject({ checked: true, outcome: 'NO_PROBLEM_FOUND' })
  })

  it('R93 without a photo, a reason or two officers it is not recorded', async () => {
    const phone = await tArrived()
    await expect(act(phone, gone(['GS-C1'], []))).rejects.toMatchObject({ code: 'no_activity.photo_missing' })
    await expect(act(phone, gone(['GS-C1'], [await photo(phone)], { reason: ' ' }))).rejects.toMatchObject({ code: 'no_activity.reason_missing' })
    await act(phone, { name: 'team.check_out/1', args: { user: COLLEAGUE, reason: '' } })
    await expect(act(phone, gone(['GS-C1'], [await photo(phone)]))).rejects.toMatchObject({ code: 'team.too_few_on_site' })
  })
})

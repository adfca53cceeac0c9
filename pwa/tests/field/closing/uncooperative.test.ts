import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { BEHAVIOURS, behavioursSaid, warningRead } from '@/domain/behaviours'
import { uncooperative } from '@/field/closing/steps'
import { leftAt } from '@/field/visit/left'
import { isSafetyCheck } from '@/field/visit/safety'
import { COLLEAGUE, LEAD, tHold } from '../../engine/cast'
import { attached, capture, inks, shown, tFound, view } from './stage'

const note = { behaviours: ['拒绝进入'], warned: true, warning: warningRead(['武陟县商务局']), note: '经告知仍拒绝' }
const RESISTED = { mode: 'UNCOOPERATIVE' as const, opinion: '', uncooperative: note }
const ELSEWHERE = { lat_e7: 351_000_000, lon_e7: 1_133_900_000, accuracy_m: 20, system: 'WGS84' as const }

describe('serious non-cooperation', () => {
  it('R92 a video, the warning and the note lock the record: no part closed, no line finished', async () => {
    const phone = await tFound({})
    const video = await attached(phone, 'VIDEO', 'UNCOOPERATIVE', 'they close the gate')
    const draft = await shown(phone, RESISTED)
    await capture(phone, ...uncooperative(draft, [video], await inks(phone, LEAD, COLLEAGUE), ELSEWHERE))
    const now = await view(phone)
    expect(now.record['self']!.value).toMatchObject({ mode: 'UNCOOPERATIVE', record: draft.sha256 })
    expect(now.confirmation['self']!.value.uncooperative).toMatchObject({ ...note, media: [video] })
    expect(draft.record.uncooperative).toEqual(note)
    expect(draft.record.lines.map((line) => line.checked)).toEqual([true, true, false])
  })

  it('R92 no sound and no film: blocked; a photo is neither', async () => {
    const phone = await tFound({})
    const photo = await attached(phone, 'PHOTO', 'UNCOOPERATIVE', 'the gate')
    await expect(capture(phone, ...uncooperative(await shown(phone, RESISTED), [photo], await inks(phone, LEAD, COLLEAGUE), null))).rejects.toMatchObject({ code: 'uncooperative.recording_missing', title: '需音像记录' })
    expect((await view(phone)).record['self']).toBeUndefined()
  })

  it('R92 the body camera named on site stands in for it', async () => {
    const phone = await tFound({})
    await tHold(phone, { 'recorders/r1': { id: 'r1', device_no: 'ZF-07', purpose: 'UNCOOPERATIVE', line: null, from: 1, to: 2, note: '', by: LEAD, state: 'AWAITED', files: [] } })
    await capture(phone, ...uncooperative(await shown(phone, RESISTED), [], await inks(phone, LEAD, COLLEAGUE), null))
    expect((await view(phone)).record['self']!.value.mode).toBe('UNCOOPERATIVE')
  })

  it.each([
    ['uncooperative.not_warned', { warned: false }], ['uncooperative.behaviour_missing', { behaviours: [' '] }], ['uncooperative.note_missing', { note: '' }],
  ])('R92 %s', async (code, change) => {
    const phone = await tFound({})
    const video = await attached(phone, 'VIDEO', 'UNCOOPERATIVE', 'film')
    const draft = await shown(phone, { ...RESISTED, uncooperative: { ...note, ...change } })
    await expect(capture(phone, ...uncooperative(draft, [video], await inks(phone, LEAD, COLLEAGUE), null))).rejects.toMatchObject({ code })
  })

  it('R92 threatened officers leave and finish elsewhere with true times and place', async () => {
    const phone = await tFound({})
    const video = await attached(phone, 'VIDEO', 'UNCOOPERATIVE', 'film')
    for (const user of [LEAD, COLLEAGUE]) await capture(phone, { name: 'team.check_out/1', args: { user, reason: '受到威胁' } })
    const left = leftAt(await view(phone))
    expect(left).not.toBeNull()
    const draft = await shown(phone, RESISTED)
    await capture(phone, ...uncooperative(draft, [video], await inks(phone, LEAD, COLLEAGUE), ELSEWHERE))
    expect(draft.record.team.filter((one) => one.out_at !== null).map((one) => one.user).sort()).toEqual([LEAD, COLLEAGUE].sort())
    expect((await view(phone)).record['self']!.value.locked_at).toBeGreaterThanOrEqual(left!)
  })

  it('R92 who finished the own part earlier is not waited for', () => {
    const came = (user: string, department: string, out_at: number | null) => ({ head: null, value: { user, department, out_at } })
    const parts = { amr: { value: { department: 'amr' } } }
    const seen = (out: number | null, parts: object) => leftAt({ checkins: { a: came('a', 'com', out), b: came('b', 'amr', null) }, parts } as never)
    expect(seen(5, parts)).toBe(5)
    expect(seen(5, {})).toBeNull()
    expect(seen(null, parts)).toBeNull()
  })

  it('R92 the record says the behaviours in its own words, the other one in the officer’s', () => {
    expect(behavioursSaid(['阻挠检查', '拒绝进入'], ' 锁上大门 ')).toEqual(['拒绝进入', '阻挠检查', '其他：锁上大门'])
    expect(behavioursSaid([...BEHAVIOURS], '')).toHaveLength(4)
  })

  it('R90 only safety checks report to the department', () => {
    expect(isSafetyCheck({ field: '安全生产' })).toBe(true)
    expect(isSafetyCheck({ field: '成品油市场监管' })).toBe(false)
  })
})

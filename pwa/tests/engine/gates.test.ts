import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import * as gates from '@/domain/gates'
import { viewOf } from '@/domain/view'
import { captureSteps } from '@/sync/capture'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, COM, LEAD, memberRow, preparedRows, TASK, taskRow, tHold, tSignedIn } from './cast'

/** The prepared task with more rows laid into it. */
const tView = (more: Record<string, unknown> = {}) => viewOf(TASK, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const slash = name.indexOf('/')
  return { collection: name.slice(0, slash), key: name.slice(slash + 1), body: { value, head: 'a1' } }
}))
const present = (user: string, department: string, out_at: number | null = null) => ({
  [`checkins/${user}`]: { user, department, in_at: 1, out_at, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true },
})
const comHere = { ...present(LEAD, COM), ...present(COLLEAGUE, COM) }
const amrHere = { ...present(AMR_ONE, AMR), ...present(AMR_TWO, AMR) }
const finding = (line: string, change: object = {}) => ({ [`findings/${line}`]: { ...clean(line).args, department: line.startsWith('GS-M') ? AMR : COM, recorded_by: LEAD, recorded_at: 1, ...change } })
const done = { ...finding('GS-C1'), ...finding('GS-C2'), ...finding('GS-M1') }
const part = (department: string) => ({ [`parts/${department}`]: { department, closed_at: 2, closed_by: LEAD, lines_hash: 'ff', signatures: [], device: 'd', seq: 9, link: 'aa' } })
const closed = { ...comHere, ...amrHere, ...done, ...part(COM), ...part(AMR) }
const medium = (sha256: string, kind: string) => ({ [`evidence/${sha256}`]: { sha256, kind, purpose: 'REFUSAL', line: null, mime: '', size: 1, captured_at: 1, captured_by: LEAD, duration_ms: null, width: null, height: null, place: null, state: 'declared' } })
const officers = [{ user: LEAD, sha256: 'aa' }, { user: COLLEAGUE, sha256: 'bb' }]
const codes = (barriers: { code: string }[]) => barriers.map((entry) => entry.code)

describe('two-person gate', () => {
  it('R56 one certified inspector of a department: its lines are locked, the other department works on', () => {
    const view = tView({ ...comHere, ...present(AMR_ONE, AMR) })
    expect(codes(gates.lineBarriers(view, 'GS-M1', AMR_ONE))).toEqual(['team.too_few_on_site'])
    expect(gates.lineBarriers(view, 'GS-C1', LEAD)).toEqual([])
  })
  it('R75 one of two leaves: the lines pause at once', () => {
    const view = tView({ ...present(LEAD, COM), ...present(COLLEAGUE, COM, 1020) })
    expect(gates.departmentBarriers(view, COM)[0]).toMatchObject({ details: { department: '武陟县商务局', present: 1, needed: 2 } })
  })
  it('R65 auxiliaries and experts do not count', () => {
    const view = tView({ ...comHere, [`members/${COLLEAGUE}`]: memberRow(COLLEAGUE, COM, { role: 'AUXILIARY', person_type: 'AUXILIARY' }) })
    expect(gates.departmentBarriers(view, COM)).toHaveLength(1)
  })
  it('R65 an expert cannot record an outcome', () => {
    const view = tView({ ...comHere, [`members/${LEAD}`]: memberRow(LEAD, COM, { role: 'EXPERT' }) })
    expect(codes(gates.lineBarriers(view, 'GS-C1', LEAD))).toEqual(['team.not_officer'])
  })
  it('R75 capture refuses a line while too few are on site and says so in words', async () => {
    const phone = await tSignedIn()
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    await expect(captureSteps(phone, TASK, [clean('GS-C1')])).rejects.toMatchObject({ code: 'team.too_few_on_site', title: '现场检查人员不得少于两人' })
    expect(await phone.db.mutations.count()).toBe(1)
  })
  it('R63 somebody outside the team cannot check in', () => {
    expect(codes(gates.checkInBarriers(tView(), checkIn('stranger').args, LEAD))).toEqual(['team.not_member'])
    expect(codes(gates.checkInBarriers(tView(), { user: COLLEAGUE, method: 'OWN' }, LEAD))).toEqual(['team.own_only'])
    expect(gates.checkInBarriers(tView(), { user: COLLEAGUE, method: 'COLLEAGUE' }, LEAD)).toEqual([])
  })
})

describe('own lines', () => {
  it("R77 another department's line is read-only", () => {
    expect(codes(gates.lineBarriers(tView({ ...comHere, ...amrHere }), 'GS-C1', AMR_ONE))).toEqual(['line.not_own'])
  })
  it('R57 R73 only the leader divides lines, and only within a department', () => {
    const view = tView()
    expect(codes(gates.assignBarriers(view, { lines: ['GS-C1'], users: [COLLEAGUE] }, COLLEAGUE))).toEqual(['team.not_leader'])
    expect(gates.assignBarriers(view, { lines: ['GS-C1', 'GS-M1'], users: [COLLEAGUE] }, LEAD)).toMatchObject([{ code: 'line.assigned_across', lines: ['GS-M1'] }])
    expect(gates.assignBarriers(view, { lines: ['GS-C1'], users: [COLLEAGUE] }, LEAD)).toEqual([])
  })
})

describe('once and completely', () => {
  it('R78 lists the lines that are open, in order', () => {
    const view = tView({ ...finding('GS-C2'), ...finding('GS-M1', { checked: false, reason: '' }) })
    expect(gates.openLines(view)).toEqual(['GS-C1', 'GS-M1'])
    expect(gates.openLines(view, COM)).toEqual(['GS-C1'])
    expect(gates.completenessBarriers(view)).toMatchObject([{ code: 'record.lines_open', details: { count: 2 }, lines: ['GS-C1', 'GS-M1'] }])
  })
  it('R97 “other” needs its kind and words, a problem needs its fact, a deadline its date', () => {
    const check = (change: object) => codes(gates.findingBarriers({ ...clean('GS-C1').args, ...change }))
    expect(check({ outcome: 'OTHER' })).toEqual(['finding.other_unexplained'])
    expect(check({ outcome: 'OTHER', sub_code: 'MOVED_OUT', note: '已搬迁' })).toEqual([])
    expect(check({ outcome: 'PROBLEM_ORDERED_RECTIFY' })).toEqual(['finding.fact_missing'])
    expect(check({ outcome: 'PROBLEM_ORDERED_RECTIFY', fact: '计量超期', measure: 'RECTIFY_BY' })).toEqual(['finding.deadline_missing'])
    expect(check({ outcome: null })).toEqual(['finding.outcome_missing'])
  })
  it('R97 only outcomes the line offers', () => {
    expect(codes(gates.outcomeBarriers(tView(), { line: 'GS-C1', outcome: 'QUALIFIED' }))).toEqual(['finding.outcome_not_offered'])
  })
  it('R78 a part closes only when its lines are done, by its own officer, signed by two', () => {
    const ready = tView({ ...comHere, ...finding('GS-C1'), ...finding('GS-C2') })
    expect(gates.partBarriers(ready, { department: COM, signatures: officers }, LEAD)).toEqual([])
    expect(codes(gates.partBarriers(ready, { department: COM, signatures: officers.slice(1) }, LEAD))).toEqual(['officers.two_signatures'])
    expect(codes(gates.partBarriers(ready, { department: COM, signatures: officers }, AMR_ONE))).toEqual(['part.not_own'])
    expect(codes(gates.partBarriers(tView({ ...comHere, ...finding('GS-C1') }), { department: COM, signatures: officers }, LEAD))).toEqual(['record.lines_open'])
  })
  it('R78 the party is asked only when every part is closed', () => {
    expect(codes(gates.confirmBarriers(tView({ ...comHere, ...done, ...part(COM) })))).toEqual(['record.parts_open'])
    expect(gates.confirmBarriers(tView(closed))).toEqual([])
  })
})

describe('refusal', () => {
  const args = { reason: '对结果有异议', document: '检查记录表', media: ['a1'], officers }
  it('R88 note only: blocked, “需音像记录”', () => {
    expect(codes(gates.refusalBarriers(tView({ ...closed, ...medium('a1', 'PHOTO') }), args))).toEqual(['refusal.recording_missing'])
  })
  it('R88 with audio: goes', () => {
    expect(gates.refusalBarriers(tView({ ...closed, ...medium('a1', 'AUDIO') }), args)).toEqual([])
  })
  it('R88 reason, document and two officers are needed', () => {
    const view = tView({ ...closed, ...medium('a1', 'VIDEO') })
    expect(codes(gates.refusalBarriers(view, { ...args, reason: ' ', document: '', officers: [officers[0]!, officers[0]!] }))).toEqual(['refusal.reason_missing', 'refusal.document_missing', 'officers.two_signatures'])
  })
  it('R88 a county may allow the note alone', () => {
    const task = taskRow()
    const view = tView({ ...closed, 'task/self': { ...task, profile: { ...task.profile, refusal_av_required: false } } })
    expect(gates.refusalBarriers(view, { ...args, media: [] })).toEqual([])
  })
  it('R89 a witness is not of the team; none at all is fine', () => {
    const view = tView(closed)
    expect(codes(gates.witnessBarriers(view, { name: memberRow(LEAD, COM).name, contact: '1', unit: '村委会' }))).toEqual(['witness.of_the_team'])
    expect(codes(gates.witnessBarriers(view, { name: '王某', contact: memberRow(LEAD, COM).phone, unit: '' }))).toEqual(['witness.of_the_team'])
    expect(gates.witnessBarriers(view, { name: '赵村长', contact: '13700000000', unit: '圪垱店村委会' })).toEqual([])
  })
})

describe('unreachable', () => {
  const contact = (id: string, change: object = {}) => ({ [`contacts/${id}`]: { id, time: 5, channel: 'PHONE', number: '139', result: '无人接听', by: LEAD, ...change } })
  const args = { site_state: '大门紧锁', address_visited: '武陟县圪垱店镇东大街1号', address_explanation: '', note: '现场无人', media: ['a1'], officers }
  const tried = { ...medium('a1', 'PHOTO'), ...contact('1'), ...contact('2') }
  it('R91 with photo, two attempts, note and two officers it goes without closed parts', () => {
    expect(gates.unreachableBarriers(tView(tried), args)).toEqual([])
  })
  it('R91 zero photos: blocked', () => {
    expect(codes(gates.unreachableBarriers(tView(tried), { ...args, media: [] }))).toEqual(['unreachable.photo_missing'])
  })
  it('R91 an attempt counts with number and result only; the profile says how many', () => {
    expect(codes(gates.unreachableBarriers(tView({ ...tried, ...contact('2', { result: '' }) }), args))).toEqual(['unreachable.attempts_missing'])
    const task = taskRow()
    const stricter = { ...tried, 'task/self': { ...task, profile: { ...task.profile, unreachable_attempts_min: 3 } } }
    expect(gates.unreachableBarriers(tView(stricter), args)[0]).toMatchObject({ details: { made: 2, needed: 3 } })
  })
  it('R91 another address needs an explanation, the note its words, two officers their names', () => {
    const view = tView(tried)
    expect(codes(gates.unreachableBarriers(view, { ...args, address_visited: '别处', note: '', officers: [] }))).toEqual(['unreachable.address_unexplained', 'unreachable.note_missing', 'officers.two_signatures'])
  })
})

describe('lock', () => {
  const answered = (mode: string) => ({ 'confirmation/self': { mode, signer_name: '', signer_role: '', signature: null, opinion: '', refusal: null, unreachable: null } })
  it('R78 is not possible over open lines, open parts or a party not asked', () => {
    expect(codes(gates.lockBarriers(tView(closed), { mode: 'SIGNED' }))).toEqual(['record.not_answered'])
    expect(gates.lockBarriers(tView({ ...closed, ...answered('SIGNED') }), { mode: 'SIGNED' })).toEqual([])
    expect(codes(gates.lockBarriers(tView({ ...comHere, ...finding('GS-C1'), ...part(COM), ...part(AMR), ...answered('SIGNED') }), { mode: 'SIGNED' }))).toEqual(['record.lines_open'])
  })
  it('R91 nobody there: needs no closed parts', () => {
    expect(gates.lockBarriers(tView(answered('NOT_PRESENT')), { mode: 'NOT_PRESENT' })).toEqual([])
  })
  it('R139 waits until contested lines are settled', () => {
    const view = tView({ ...closed, ...answered('SIGNED') })
    view.findings['GS-C1']!.contest = [{ head: 'x', value: view.findings['GS-C1']!.value, by: null, at: 1 }]
    expect(gates.lockBarriers(view, { mode: 'SIGNED' })).toMatchObject([{ code: 'record.contested', lines: ['GS-C1'] }])
  })
  it('R94 afterwards only supplements are taken', async () => {
    const phone = await tSignedIn()
    await tHold(phone, { ...closed, 'record/self': { mode: 'SIGNED', record: 'ff', code: '1', locked_at: 3, locked_by: LEAD, cut: {}, incomplete: false } })
    await expect(captureSteps(phone, TASK, [{ name: 'contact.log/1', args: { id: 'c', time: 1, channel: 'PHONE', number: '1', result: '2' } }])).rejects.toMatchObject({ code: 'record.locked' })
    const [made] = await captureSteps(phone, TASK, [{ name: 'supplement.propose/1', args: { id: 's', row: 'findings/GS-C1', why: '笔误', old: 'a', new: 'b' } }])
    expect(made!.seq).toBe(1)
  })
})

import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { isPending, orderNumber, receiptNumber, requirementOf } from '@/domain/beside'
import * as gates from '@/domain/gates'
import { conclusionBarriers, orderBarriers, sampleBarriers } from '@/domain/line_gates'
import { barriersOf } from '@/domain/verb_gates'
import { viewOf } from '@/domain/view'
import { captureSteps } from '@/sync/capture'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, COM, LEAD, lineRow, preparedRows, TASK, tSignedIn, viewOfTask } from './cast'

const tView = (more: Record<string, unknown> = {}) => viewOf(TASK, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const slash = name.indexOf('/')
  return { collection: name.slice(0, slash), key: name.slice(slash + 1), body: { value, head: 'a1' } }
}))
const present = (user: string, department: string) => ({
  [`checkins/${user}`]: { user, department, in_at: 1, out_at: null, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true },
})
const here = { ...present(LEAD, COM), ...present(COLLEAGUE, COM), ...present(AMR_ONE, AMR), ...present(AMR_TWO, AMR) }
const finding = (line: string, change: object = {}) => ({ [`findings/${line}`]: { ...clean(line).args, department: line.startsWith('GS-M') ? AMR : COM, recorded_by: LEAD, recorded_at: 1, ...change } })
const ORDERED = { outcome: 'PROBLEM_ORDERED_RECTIFY', fact: '铅封缺失', measure: 'RECTIFY_NOW' }
const order = (line: string, change: object = {}) => ({
  line, number: orderNumber('T-2026-F1-003', line), requirement: '补办强制检定后使用', deadline: null, given: 'WRITTEN' as const, note: '', to_name: '王站长', to_role: '现场负责人', media: [], deliver_later: false, ...change,
})
const sample = (line: string, change: object = {}) => ({
  id: 's1', line, product: '92 号车用汽油', batch: '0912', quantity: '2 份', place: '2 号加油机', seal_no: '封-0412', receipt_no: '凭证-01', laboratory: '', representative: '', media: [] as string[], ...change,
})
const taken = (line: string, report: object | null = null) => ({ 'samples/s1': { ...sample(line), by: LEAD, at: 1, report } })
const medium = (sha256: string, kind: string) => ({ [`evidence/${sha256}`]: { sha256, kind, purpose: 'MEASURE', line: 'GS-C1', mime: '', size: 1, captured_at: 1, captured_by: LEAD, duration_ms: null, width: null, height: null, place: null, state: 'declared' } })
const quality = { 'lines/GS-M1': { ...lineRow('GS-M1', AMR, 3), result_type: 'QUALITY', outcome_options: ['QUALIFIED', 'UNQUALIFIED', 'OTHER'] } }
const codes = (barriers: { code: string }[]) => barriers.map((entry) => entry.code)
const officers = [{ user: LEAD, sha256: 'aa' }, { user: COLLEAGUE, sha256: 'bb' }]

describe('sampling', () => {
  const pending = finding('GS-M1', { outcome: null })
  it('R82 R78 a sampled line without an outcome is 待检验 and done; without a sample it is open', () => {
    expect(gates.openLines(tView({ ...pending, ...taken('GS-M1') }), AMR)).toEqual([])
    expect(isPending(tView({ ...taken('GS-M1') }), { line: 'GS-M1', checked: true, outcome: null })).toBe(true)
    expect(gates.openLines(tView(pending), AMR)).toEqual(['GS-M1'])
    expect(gates.openLines(tView({ ...pending, ...taken('GS-C1') }), AMR)).toEqual(['GS-M1'])
  })
  it('R82 合格 or 不合格 only after the report', () => {
    const judge = (rows: Record<string, unknown>, outcome: 'QUALIFIED' | 'OTHER') => codes(gates.outcomeBarriers(tView({ ...quality, ...rows }), { line: 'GS-M1', outcome }))
    expect(judge(taken('GS-M1'), 'QUALIFIED')).toEqual(['sample.report_awaited'])
    expect(judge(taken('GS-M1'), 'OTHER')).toEqual([])
    expect(judge(taken('GS-M1', { received_on: '2026-10-12', qualified: true, number: '1', deadline: '2026-11-09' }), 'QUALIFIED')).toEqual([])
  })
  it('R82 the record says what, when, where, under which seal and receipt', () => {
    expect(sampleBarriers(sample('GS-M1'))).toEqual([])
    for (const key of ['product', 'batch', 'quantity', 'place', 'seal_no', 'receipt_no']) expect(codes(sampleBarriers(sample('GS-M1', { [key]: ' ' })))).toEqual(['sample.incomplete'])
  })
  it('R77 nobody samples on another department’s line', () => {
    expect(codes(barriersOf(tView(here), 'sample.take/1', sample('GS-M1'), LEAD))).toEqual(['line.not_own'])
  })
  it('a second sample of a line has a receipt of its own', () => {
    expect([receiptNumber('T-1', 'GS-M4', 0), receiptNumber('T-1', 'GS-M4', 1)]).toEqual(['T-1-抽样-GS-M4', 'T-1-抽样-GS-M4-2'])
  })
})

describe('orders', () => {
  const done = { ...here, ...finding('GS-C1', ORDERED), ...finding('GS-C2'), ...finding('GS-M1') }
  it('R83 责令改正 without F-11: the part is not closed, the party not asked, the line named', () => {
    const view = tView(done)
    expect(gates.partBarriers(view, { department: COM, signatures: officers }, LEAD)).toMatchObject([{ code: 'measure.order_missing', lines: ['GS-C1'] }])
    expect(codes(gates.confirmBarriers(view))).toContain('measure.order_missing')
    expect(codes(gates.lockBarriers(tView({ ...done, 'confirmation/self': { mode: 'SIGNED' } }), { mode: 'SIGNED' }))).toContain('measure.order_missing')
  })
  it('R83 with its order the part closes', () => {
    expect(gates.partBarriers(tView({ ...done, 'measures/GS-C1': { ...order('GS-C1'), by: LEAD, at: 1 } }), { department: COM, signatures: officers }, LEAD)).toEqual([])
  })
  it('R83 every phone makes the same number, and the wording from fact and clause', () => {
    expect(orderNumber('T-2026-F1-004', 'GS-M2')).toBe('T-2026-F1-004-责改-GS-M2')
    expect(requirementOf({ fact: '3 号机检定过期。', clause: '《计量法》第九条' })).toBe('对“3 号机检定过期”的问题，按照《计量法》第九条的规定改正。')
    expect(requirementOf({ fact: ' ', clause: '《计量法》第九条' })).toBe('')
  })
  it('R84 orally: a note, and a recording or a signature', () => {
    const oral = (change: object, rows = {}) => codes(orderBarriers(tView(rows), order('GS-C1', { given: 'ORAL', ...change })))
    expect(oral({})).toEqual(['measure.note_missing', 'measure.proof_missing'])
    expect(oral({ note: '已当面告知', media: ['p1'] }, medium('p1', 'PHOTO'))).toEqual(['measure.proof_missing'])
    for (const kind of ['AUDIO', 'VIDEO', 'SIGNATURE']) expect(oral({ note: '已当面告知', media: ['p1'] }, medium('p1', kind))).toEqual([])
    expect(codes(orderBarriers(tView(), order('GS-C1', { requirement: '' })))).toEqual(['measure.requirement_missing'])
    expect(orderBarriers(tView(), order('GS-C1', { given: 'PRINTED_BY_DEVICE' }))).toEqual([])
  })
  it('R83 finding and order are captured together, and the overlay shows both', async () => {
    const phone = await tSignedIn()
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), { ...clean('GS-C1', ORDERED) }, { name: 'measure.order/1', args: order('GS-C1') }])
    const view = await viewOfTask(phone)
    expect(view?.measures['GS-C1']?.value).toMatchObject({ number: 'T-2026-F1-003-责改-GS-C1', by: LEAD })
    expect(gates.openLines(view!, COM)).toEqual(['GS-C2'])
  })
  it('R139 an order that saw both ends the contest, and does not carry what it saw', async () => {
    const phone = await tSignedIn()
    const beside = { head: 'other:1', value: { ...order('GS-C1'), by: COLLEAGUE, at: 2 }, by: COLLEAGUE, at: 2 }
    await phone.db.rows.put({ dossier: TASK, collection: 'measures', key: 'GS-C1', version: 1, sealed: { value: { ...order('GS-C1'), by: LEAD, at: 1 }, head: 'a1', contest: [beside], by: LEAD, at: 1 } })
    await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), { name: 'measure.order/1', args: { ...order('GS-C1', { requirement: '商定' }), saw: ['a1', 'other:1'] } }])
    const row = (await viewOfTask(phone))?.measures['GS-C1']
    expect(row).toMatchObject({ contest: [], value: { requirement: '商定' } })
    expect(row?.value).not.toHaveProperty('saw')
  })
})

describe('conclusions of others', () => {
  const adopted = { line: 'GS-C1', source: '市计量测试所', number: '检定字 118', date: '2026-03-02', media: ['c1'] }
  it('R81 needs source, number, date and a copy', () => {
    const copy = medium('c1', 'DOC_SCAN')
    expect(conclusionBarriers(tView(copy), adopted)).toEqual([])
    for (const key of ['source', 'number', 'date']) expect(codes(conclusionBarriers(tView(copy), { ...adopted, [key]: '' }))).toEqual(['conclusion.incomplete'])
    expect(codes(conclusionBarriers(tView(medium('c1', 'AUDIO')), adopted))).toEqual(['conclusion.copy_missing'])
  })
  it('R81 a finding may rest on it, and is open while it is only named', () => {
    const rests = finding('GS-C1', { methods: ['ADOPTED_CONCLUSION'] })
    expect(gates.completenessBarriers(tView({ ...rests, ...finding('GS-C2') }), COM)).toMatchObject([{ code: 'conclusion.missing', lines: ['GS-C1'] }])
    expect(gates.completenessBarriers(tView({ ...rests, ...finding('GS-C2'), 'adopted/a1': { id: 'a1', kind: 'PROFESSIONAL', summary: '', ...adopted, by: LEAD, at: 1 } }), COM)).toEqual([])
  })
})

describe('clues', () => {
  const clue = { id: 'k1', to_department: '县消防救援大队', matter: '灭火器过期', line: null, media: ['p1'] }
  it('R86 anybody of the team records one, before arrival and after the own part is closed', () => {
    const part = { [`parts/${COM}`]: { department: COM, closed_at: 2, closed_by: LEAD, lines_hash: 'ff', signatures: [], device: 'd', seq: 9, link: 'aa' } }
    expect(barriersOf(tView(), 'clue.record/1', clue, LEAD)).toEqual([])
    expect(barriersOf(tView({ ...here, ...part }), 'clue.record/1', clue, COLLEAGUE)).toEqual([])
  })
  it('R86 says for whom and what; nobody outside the team; nothing after the lock', () => {
    expect(codes(barriersOf(tView(), 'clue.record/1', { ...clue, matter: ' ' }, LEAD))).toEqual(['clue.incomplete'])
    expect(codes(barriersOf(tView(), 'clue.record/1', clue, 'stranger'))).toEqual(['team.not_member'])
    expect(codes(barriersOf(tView({ 'record/self': {} }), 'clue.record/1', clue, LEAD))).toEqual(['record.locked'])
  })
})

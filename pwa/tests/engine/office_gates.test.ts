import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { lineBarriers } from '@/domain/gates'
import { owedApprovals } from '@/domain/approval'
import { pileOf } from '@/domain/deciding'
import { declarationBarriers } from '@/domain/door_gates'
import { decisionBarriers, noticeBarriers, OFFICE_GATES, replacementBarriers, surpriseBarriers, urgentBarriers } from '@/domain/office_gates'
import { viewOf } from '@/domain/view'
import type { ApprovalRow } from '@/domain/visit_rows'
import { captureSteps } from '@/sync/capture'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, COM, LEAD, preparedRows, TASK, taskRow, tHold, tSignedIn } from './cast'

type Rows = Record<string, unknown>
const tRows = (dossier: string, kind: 'task' | 'desk', rows: Rows) => viewOf(dossier, kind, Object.entries(rows).map(([name, value]) => {
  const [collection, key] = name.split(/\/(.*)/) as [string, string]
  return { collection, key, body: { value, head: 'h' } }
}))
const tView = (more: Rows = {}) => tRows(TASK, 'task', { ...preparedRows(), ...more })
const codes = (barriers: { code: string }[]) => barriers.map((one) => one.code)
const waitingForAmr = { 'task/self': taskRow({ approvals: { ...taskRow().approvals, [AMR]: null } }) }
const here = (...users: string[]) => Object.fromEntries(users.map((user) => [`checkins/${user}`, { user, department: user === AMR_ONE || user === AMR_TWO ? AMR : COM, in_at: 1, out_at: null }]))
const urgent = { [`urgent/${AMR}`]: { department: AMR, reason: '渗漏', at: 1, by: LEAD } }

describe('approval before field work', () => {
  it('R40 the lines of the department that was not approved are blocked, and only those', () => {
    const view = tView({ ...waitingForAmr, ...here(LEAD, COLLEAGUE, AMR_ONE, AMR_TWO) })
    expect(codes(lineBarriers(view, 'GS-M1', AMR_ONE))).toEqual(['approval.missing'])
    expect(lineBarriers(view, 'GS-C1', LEAD)).toEqual([])
  })
  it('R40 an urgent start with a reason opens them, and the approval stays owed', () => {
    const view = tView({ ...waitingForAmr, ...here(AMR_ONE, AMR_TWO), ...urgent })
    expect(lineBarriers(view, 'GS-M1', AMR_ONE)).toEqual([])
    expect(owedApprovals(view)).toEqual([AMR])
    expect(owedApprovals(tView(urgent))).toEqual([])
  })
  it('R40 it needs a reason, the leader or the department itself, and an approval that is missing', () => {
    const args = { department: AMR, reason: '渗漏' }
    expect(urgentBarriers(tView(waitingForAmr), args, LEAD)).toEqual([])
    expect(codes(urgentBarriers(tView(waitingForAmr), { ...args, reason: ' ' }, LEAD))).toEqual(['urgent.reason_missing'])
    expect(codes(urgentBarriers(tView(waitingForAmr), args, COLLEAGUE))).toEqual(['tasks.only_leader'])
    expect(urgentBarriers(tView(waitingForAmr), args, AMR_ONE)).toEqual([])
    expect(codes(urgentBarriers(tView(), args, LEAD))).toEqual(['urgent.not_needed'])
  })
  it('R40 the phone refuses the line in words until then', async () => {
    const phone = await tSignedIn(AMR_ONE)
    await tHold(phone, waitingForAmr)
    await captureSteps(phone, TASK, [checkIn(AMR_ONE), checkIn(AMR_TWO)])
    await expect(captureSteps(phone, TASK, [clean('GS-M1')])).rejects.toMatchObject({ code: 'approval.missing', title: '武陟县市场监督管理局尚未审批本次检查' })
    await captureSteps(phone, TASK, [{ name: 'urgent.start/1', args: { department: AMR, reason: '渗漏' } }, clean('GS-M1')])
    expect(await phone.db.mutations.count()).toBe(4)
  })
})

describe('what the team asks for', () => {
  it('R60 declares about oneself only, while on the team', () => {
    expect(declarationBarriers(tView(), { user: COLLEAGUE }, COLLEAGUE)).toEqual([])
    expect(codes(declarationBarriers(tView(), { user: COLLEAGUE }, LEAD))).toEqual(['team.own_only'])
    expect(codes(declarationBarriers(tView(), { user: 'stranger' }, 'stranger'))).toEqual(['team.not_member'])
  })
  it('R61 “other” needs words', () => {
    const args = { user: AMR_ONE, reason: 'OTHER' as const, note: ' ' }
    expect(codes(replacementBarriers(tView(), args))).toEqual(['tasks.replacement_reason'])
    expect(replacementBarriers(tView(), { ...args, reason: 'HEALTH' })).toEqual([])
  })
  it('R138 R62 asked offline it waits, and the person keeps the role', async () => {
    const phone = await tSignedIn()
    await captureSteps(phone, TASK, [{ name: 'replacement.request/1', args: { id: crypto.randomUUID(), user: AMR_TWO, reason: 'HEALTH', note: '' } }])
    const { readDossier } = await import('@/store')
    const view = (await readDossier(phone.db, TASK, 'task'))!
    expect(Object.values(view.replacements)[0]!.value.state).toBe('WAITING')
    expect(view.members[AMR_TWO]?.value.role).toBe('MEMBER')
  })
  it('R69 a surprise needs reason and lead, from the leader, before anybody was told', () => {
    const args = { reason: '12345 转办', media: ['aa'] }
    const notice = { 'notice/self': { means: 'PHONE', at: 1, by: LEAD, to_name: '刘', to_role: '', number: '1', note: '' } }
    expect(surpriseBarriers(tView(), args, LEAD)).toEqual([])
    expect(codes(surpriseBarriers(tView(), { ...args, media: [] }, LEAD))).toEqual(['tasks.surprise_without_lead'])
    expect(codes(surpriseBarriers(tView(), args, COLLEAGUE))).toEqual(['tasks.only_leader'])
    expect(codes(surpriseBarriers(tView(notice), args, LEAD))).toEqual(['surprise.noticed'])
  })
  it('R69 nobody is told of a surprise; R68 a call needs who and which number; once', () => {
    const args = { means: 'PHONE' as const, at: 1, to_name: '刘某', to_role: '店长', number: '0391', note: '' }
    expect(noticeBarriers(tView(), args, LEAD)).toEqual([])
    expect(codes(noticeBarriers(tView(), { ...args, number: '' }, LEAD))).toEqual(['notice.incomplete'])
    expect(noticeBarriers(tView(), { ...args, means: 'LETTER', number: '' }, LEAD)).toEqual([])
    expect(codes(noticeBarriers(tView({ 'notice/self': { ...args, by: LEAD } }), args, LEAD))).toEqual(['notice.given'])
    expect(codes(noticeBarriers(tView({ 'task/self': taskRow({ surprise: true }) }), args, LEAD))).toEqual(['notice.surprise'])
  })
  it('R72 the leader sets the day', () => {
    const gate = OFFICE_GATES['schedule.set/1']
    expect(gate(tView(), { planned_at: '2026-11-22T09:00', vehicle: '' }, LEAD)).toEqual([])
    expect(codes(gate(tView(), { planned_at: '', vehicle: '' }, COLLEAGUE))).toEqual(['tasks.only_leader', 'schedule.missing'])
  })
})

describe('the pile of a head', () => {
  const HEAD = 'head-1'
  const profile = (roles: string[]) => ({ 'profile/self': { user: HEAD, username: 'head-com', name: '赵局', roles, department: { id: COM, code: 'COM', name: '商务局' } } })
  const card = (id: string, change: Partial<ApprovalRow> = {}): Rows => ({
    [`approvals/${id}`]: {
      id, kind: 'INSPECTION', task: TASK, task_no: 'T-1', department: COM, title: '检查审批', object_name: '演示加油站', town: '詹店镇', planned_at: `2026-11-2${id}T09:30`,
      facts: [], exceptions: [], candidates: [], asked_by: '', at: 1, state: 'WAITING', decided: null, ...change,
    },
  })
  const desk = (rows: Rows, roles = ['DEPT_HEAD']) => tRows(HEAD, 'desk', { ...profile(roles), ...rows })
  const deputy = (change: object = {}) => ({ 'deputies/d': { id: 'd', head: 'h', head_name: '赵局', deputy: HEAD, deputy_name: '钱某', from: '2026-11-20', to: '2026-11-22', ended: false, ...change } })
  const ids = (cards: ApprovalRow[]) => cards.map((one) => one.id)

  it('keeps what is unusual apart, the soonest first', () => {
    const pile = pileOf(desk({ ...card('3'), ...card('2'), ...card('1', { exceptions: ['持证不足'] }), ...card('4', { kind: 'REPLACEMENT' }) }), '2026-11-21', 0)
    expect(ids(pile.unusual)).toEqual(['1', '4'])
    expect(ids(pile.ordinary)).toEqual(['2', '3'])
  })
  it('shows what was decided for a day', () => {
    const decided = { by: HEAD, name: '赵局', at: 1_000, opinion: '', as_deputy: false }
    const rows = card('1', { state: 'APPROVED', decided })
    expect(ids(pileOf(desk(rows), '2026-11-21', 1_000 + 3_600_000).decided)).toEqual(['1'])
    expect(pileOf(desk(rows), '2026-11-21', 1_000 + 25 * 3_600_000).decided).toEqual([])
  })
  it.each([['2026-11-19', 0], ['2026-11-20', 1], ['2026-11-22', 1], ['2026-11-23', 0]])('a deputy decides on %s: %i', (today, count) => {
    expect(pileOf(desk({ ...card('1'), ...deputy() }, ['REVIEWER']), today, 0).ordinary).toHaveLength(count)
  })
  it('an ended deputation shows nothing', () => {
    expect(pileOf(desk({ ...card('1'), ...deputy({ ended: true }) }, ['REVIEWER']), '2026-11-21', 0).ordinary).toEqual([])
  })
  it('returning needs words, a replacement its successor', () => {
    const rows = desk({ ...card('1'), ...card('2', { kind: 'REPLACEMENT', candidates: [{ user: 'u', name: '吴四', certificate_no: '1' }] }) })
    const args = { id: '1', decision: 'RETURN' as const, opinion: '', successor: null }
    expect(codes(decisionBarriers(rows, args))).toEqual(['approvals.opinion_missing'])
    expect(codes(decisionBarriers(rows, { ...args, id: '2', decision: 'APPROVE' }))).toEqual(['approvals.successor_missing'])
    expect(decisionBarriers(rows, { ...args, id: '2', decision: 'APPROVE', successor: 'u' })).toEqual([])
    expect(codes(decisionBarriers(rows, { ...args, id: '9' }))).toEqual(['approvals.unknown'])
  })
})

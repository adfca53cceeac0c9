import { describe, expect, it } from 'vitest'
import zh from '@/locales/zh-CN/approvals'
import en from '@/locales/en/approvals'
import { viewOf } from '@/domain/view'
import { opening, reasonsFor } from '@/field/approvals/card'
import { clashes } from '@/field/before/conflicts'
import { noticeText } from '@/field/before/notice-text'
import { phoneLook } from '@/field/before/phone-look'
import { approvalLines, noticeStanding, urgentChoices } from '@/field/before/standing'
import { isEasy } from '@/field/lock/easy'
import type { ApprovalRow } from '@/domain/visit_rows'
import { AMR, AMR_ONE, COLLEAGUE, COM, LEAD, lineRow, memberRow, preparedRows, TASK, taskRow } from '../../engine/cast'

type Rows = Record<string, unknown>
const tView = (more: Rows = {}, id = TASK) => viewOf(id, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const [collection, key] = name.split(/\/(.*)/) as [string, string]
  return { collection, key, body: { value, head: 'h' } }
}))
const task = (change: object) => ({ 'task/self': taskRow(change) })
const told = { 'notice/self': { means: 'PHONE', at: 1, by: LEAD, to_name: '刘', to_role: '', number: '1', note: '' } }

describe('notice', () => {
  it('R68 in time until the last day, late after it, told when it is told', () => {
    const view = tView(task({ state: 'PREPARED', notice_by: '2026-05-08' }))
    expect(noticeStanding(view, '2026-05-08')).toEqual({ kind: 'due', by: '2026-05-08' })
    expect(noticeStanding(view, '2026-05-11')).toEqual({ kind: 'late', by: '2026-05-08' })
    expect(noticeStanding(tView({ ...task({ state: 'PREPARED' }), ...told }), '2026-11-21')).toEqual({ kind: 'told' })
  })
  it('R69 a surprise is never due', () => {
    expect(noticeStanding(tView(task({ surprise: true, state: 'SURPRISE' })), '2026-11-21')).toEqual({ kind: 'surprise' })
  })
  it('R68 R70 the text holds items, time, materials, duties, contact, and asks for no legal representative', () => {
    const say = (key: string, named: Record<string, unknown>) => {
      const template = zh.notice.body[key.split('.').at(-1) as keyof typeof zh.notice.body]
      return template.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))
    }
    const text = noticeText(tView({ 'lines/GS-C1': { ...lineRow('GS-C1', COM, 1), materials: ['营业执照', '进货台账'] } }), say, 'zh-CN')
    expect(text).toContain('1. 武陟县商务局：事项GS-C1、事项GS-C2')
    expect(text).toContain('2. 武陟县市场监督管理局：事项GS-M1')
    expect(text).toContain('2026年11月21日 周六 09:30')
    expect(text).toContain('营业执照、进货台账')
    expect(text).toContain('不要求法定代表人必须到场')
    expect(text).toContain('13800000001')
    expect(text).not.toContain('{')
  })
})

describe('approval', () => {
  const waiting = task({ approvals: { ...taskRow().approvals, [AMR]: null } })
  it('R40 says per department whether it was approved, is missing, or is owed', () => {
    expect(approvalLines(tView(waiting)).map((one) => one.standing)).toEqual(['done', 'attention'])
    expect(approvalLines(tView({ ...waiting, [`urgent/${AMR}`]: { department: AMR, reason: 'x', at: 1, by: LEAD } })).map((one) => one.standing)).toEqual(['done', 'stop'])
  })
  it('R40 the leader may begin for any department, an officer for the own', () => {
    const ids = (user: string) => urgentChoices(tView(waiting), user).map((one) => one.id)
    expect([ids(LEAD), ids(AMR_ONE), ids(COLLEAGUE)]).toEqual([[AMR], [AMR], []])
  })
  it('a card opens with what decides it', () => {
    const card = { kind: 'URGENT', facts: [{ label: '紧急情况', value: '渗漏' }, { label: '任务', value: 'x' }, { label: '补批期限', value: '2026-05-14' }] } as ApprovalRow
    expect(opening(card).shown.map((fact) => fact.label)).toEqual(['紧急情况', '补批期限'])
    expect(opening({ ...card, facts: [{ label: '任务', value: 'x' }] }).shown).toHaveLength(1)
    expect([reasonsFor('URGENT'), reasonsFor('RECUSAL')]).toEqual(['URGENT', 'OTHER'])
  })
})

describe('schedule', () => {
  const other = (change: object, team: Rows = {}) => tView({ ...task({ object: { ...taskRow().object, name: '另一家' }, ...change }), ...team }, 'other')
  const strangers = { 'members/x': memberRow('x', COM) }
  it('R72 a vehicle booked twice in one half-day', () => {
    const found = clashes(tView(), '2026-11-21T09:30', '豫H 12345', [other({ vehicle: '豫H·12345', planned_at: '2026-11-21T11:00' }, strangers)])
    expect(found).toEqual([{ kind: 'vehicle', vehicle: '豫H 12345', name: '另一家', time: '11:00' }])
    expect(clashes(tView(), '2026-11-21T09:30', '豫H12345', [other({ vehicle: '豫H·12345', planned_at: '2026-11-21T14:00' }, strangers)])).toEqual([])
  })
  it('R72 one team drives one route; the same hour twice is said', () => {
    expect(clashes(tView(), '2026-11-21T09:30', '豫H12345', [other({ vehicle: '豫H12345', planned_at: '2026-11-21T11:00' })])).toEqual([])
    expect(clashes(tView(), '2026-11-21T11:00', '', [other({ planned_at: '2026-11-21T11:00' })])).toEqual([{ kind: 'person', name: '另一家' }])
  })
})

describe('the members’ phones', () => {
  const NOW = Date.parse('2026-11-21T10:00:00+08:00')
  const phone = (minutes: number | null, unsent: number | null) => ({ user: 'u', name: 'n', unsent, last_contact_at: minutes === null ? null : new Date(NOW - minutes * 60_000).toISOString() })
  it.each([[1, 0, 'done'], [20, 0, 'offline'], [1, 2, 'attention'], [1, null, 'offline'], [null, null, 'offline']] as const)('R73 heard of %s min ago with %s unsent is %s: stale is never green', (minutes, unsent, tone) => {
    expect(phoneLook(phone(minutes, unsent), NOW).tone).toBe(tone)
  })
})

it('an easy PIN is known for what it is', () => {
  expect(['111111', '123456', '654321', '258013'].map(isEasy)).toEqual([true, true, true, false])
})

it('both languages hold the same words', () => {
  const keys = (words: object): string[] => Object.entries(words).flatMap(([key, value]) => (typeof value === 'object' && !Array.isArray(value) ? keys(value as object).map((inner) => `${key}.${inner}`) : [key]))
  expect(keys(en)).toEqual(keys(zh))
})

// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { mount, type VueWrapper } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { computed, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { allWords, i18n } from '@/locales'
import { viewOf } from '@/domain/view'
import type { ApprovalRow } from '@/domain/visit_rows'
import ApprovalCard from '@/field/approvals/ApprovalCard.vue'
import DecidedCard from '@/field/approvals/DecidedCard.vue'
import BeforeNotes from '@/field/before/BeforeNotes.vue'
import BeforePage from '@/field/before/BeforePage.vue'
import DeclarePage from '@/field/before/DeclarePage.vue'
import NoticePage from '@/field/before/NoticePage.vue'
import ReplacementPage from '@/field/before/ReplacementPage.vue'
import SchedulePage from '@/field/before/SchedulePage.vue'
import SurprisePage from '@/field/before/SurprisePage.vue'
import UrgentPage from '@/field/before/UrgentPage.vue'
import PinPad from '@/field/lock/PinPad.vue'
import { provideTask } from '@/field/task/context'
import { groupsOf } from '@/field/task/lines'
import { AMR, AMR_TWO, COM, LEAD, preparedRows, TASK, taskRow } from '../../engine/cast'

beforeAll(allWords)

type Rows = Record<string, unknown>
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
const tView = (more: Rows) => viewOf(TASK, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const [collection, key] = name.split(/\/(.*)/) as [string, string]
  return { collection, key, body: { value, head: 'h' } }
}))

/** A page of the leader's phone on the prepared task. */
function tPage(page: object, more: Rows = {}): VueWrapper {
  const view = tView({ 'task/self': taskRow({ state: 'PREPARED' }), ...more })
  const shell = {
    components: { Inner: page as never },
    setup: () => provideTask({
      id: TASK, view: computed(() => view), user: LEAD, department: COM, task: computed(() => view.task['self']!.value),
      member: computed(() => view.members[LEAD]?.value ?? null), groups: computed(() => groupsOf(view, LEAD, COM)), readyOffline: computed(() => true),
    }),
    render() { return h(page as never) },
  }
  return mount(shell as never, { global: { plugins: [i18n, router] }, attachTo: document.body })
}

const card = (change: Partial<ApprovalRow> = {}): ApprovalRow => ({
  id: 'c1', kind: 'INSPECTION', task: TASK, task_no: 'T-1', department: COM, title: '检查审批', object_name: '演示三号加油站', town: '詹店镇', planned_at: '2026-11-23T09:00',
  facts: [{ label: '本部门人员', value: '张一、王二' }, { label: '任务', value: '联合抽查' }], exceptions: [], candidates: [], asked_by: '张一', at: 1, state: 'WAITING', decided: null, ...change,
})
const tCard = (change: Partial<ApprovalRow> = {}, offline = false) => mount(ApprovalCard, { props: { card: card(change), offline, busy: '' }, global: { plugins: [i18n] } })
const press = async (page: VueWrapper, words: string) => page.findAll('button').find((one) => one.text() === words)!.trigger('click')
const noKeys = (text: string) => expect(text).not.toMatch(/approvals\.|field\./)

it('R40 a card is approved in two taps', async () => {
  const page = tCard()
  expect(page.text()).toContain('演示三号加油站')
  expect(page.text()).toContain('11月23日 周一 09:00')
  await press(page, '同意')
  await press(page, '确认同意')
  expect(page.emitted('decide')).toEqual([['APPROVE', '', null]])
  noKeys(page.text())
})

it('R40 it is returned in two taps with a reason the team reads', async () => {
  const page = tCard()
  await press(page, '退回')
  await press(page, '请改期')
  expect(page.emitted('decide')).toEqual([['RETURN', '请改期', null]])
})

it('R138 offline a card can only be read', () => {
  const page = tCard({ exceptions: ['持证不足'] }, true)
  expect(page.findAll('button')).toHaveLength(0)
  expect(page.text()).toContain('联网后审批')
  expect(page.text()).toContain('持证不足')
})

it('R62 a replacement names its successor first', async () => {
  const page = tCard({ kind: 'REPLACEMENT', candidates: [{ user: 'u1', name: '吴四', certificate_no: '1' }] })
  expect(page.text()).toContain('先选定接替人员')
  await press(page, '吴四')
  await press(page, '同意')
  await press(page, '确认同意')
  expect(page.emitted('decide')).toEqual([['APPROVE', '', 'u1']])
})

it('what a deputy decided says so', () => {
  const decided = { by: 'x', name: '钱某', at: 1_795_000_000_000, opinion: '', as_deputy: true }
  const page = mount(DecidedCard, { props: { card: card({ state: 'APPROVED', decided }), pending: false }, global: { plugins: [i18n] } })
  expect(page.text()).toContain('委托审批')
  noKeys(page.text())
})

it('six digits make a PIN, erasing takes one back', async () => {
  const page = mount(PinPad, { props: { busy: false }, global: { plugins: [i18n] } })
  for (const digit of '12') await press(page, digit)
  await page.get('[aria-label="删除"]').trigger('click')
  for (const digit of '35790') await press(page, digit)
  expect(page.emitted('pin')).toEqual([['135790']])
})

const unapproved = { 'task/self': taskRow({ state: 'GENERATED', approvals: { [COM]: taskRow().approvals[COM]!, [AMR]: null } }) }
const urgent = { [`urgent/${AMR}`]: { department: AMR, reason: 'x', at: 1_795_000_000_000, by: LEAD } }

it.each([
  ['行前准备', BeforePage, {}, ['检查审批', '已审批', '告知检查对象', '各人手机']],
  ['告知', NoticePage, {}, ['不要求法定代表人必须到场', '告知方式', '记录告知']],
  ['R69 告知 of a surprise', NoticePage, { 'task/self': taskRow({ surprise: true, state: 'SURPRISE' }) }, ['突击检查不事先告知']],
  ['时间和车辆', SchedulePage, {}, ['检查时间', '车辆', '保存']],
  ['突击检查', SurprisePage, {}, ['线索材料', '至少拍一页线索材料']],
  ['更换', ReplacementPage, {}, ['更换谁', '健康状况', '请选择更换谁']],
  ['更换, waiting', ReplacementPage, { 'replacements/r': { id: 'r', user: AMR_TWO, reason: 'HEALTH', note: '', by: LEAD, at: 1, state: 'WAITING', successor: null, opinion: '' } }, ['待部门负责人审批']],
  ['回避', DeclarePage, {}, ['亲属关系', '请选择情形']],
  ['R40 紧急', UrgentPage, unapproved, ['武陟县市场监督管理局负责人尚未审批', '先行检查']],
  ['R40 紧急, all approved', UrgentPage, {}, ['各部门都已审批']],
  ['R40 blocked', BeforeNotes, unapproved, ['武陟县市场监督管理局尚未审批', '情况紧急，先行检查', '你与检查对象有应当回避的情形吗？']],
  ['R40 begun', BeforeNotes, { ...unapproved, ...urgent }, ['武陟县市场监督管理局未经审批先行检查']],
])('%s is drawn in words', (_, page, rows, words) => {
  const drawn = tPage(page, rows)
  for (const word of words) expect(drawn.text()).toContain(word)
  noKeys(drawn.text())
  expect(drawn.findAll('footer .big.main').length).toBeLessThanOrEqual(1)
  drawn.unmount()
})

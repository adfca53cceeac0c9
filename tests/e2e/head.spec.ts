/** Heads and leaders on the phone: approved from a cold start, begun urgently, replaced, decided by a deputy. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { HeadPhone, PIN } from './pages/head'
import { Phone } from './pages/phone'
import { taskNumbered, tokenOf } from './steps/people'
import { shot } from './steps/shot'

const folder = () => mkdtempSync(join(tmpdir(), 'liancha-head-'))
const approvalsOf = async (request: APIRequestContext, task: string): Promise<number> => {
  const authorization = `Bearer ${await tokenOf(request, 'reviewer-com')}`
  const answer = (await (await request.get(`/api/tasks/${task}`, { headers: { authorization } })).json()) as { approvals: unknown[] }
  return answer.approvals.length
}
const calm = async (page: Page) => { await expect(page.locator('.glance').first()).toContainText('已传完', { timeout: 60_000 }) }

/** A task of the next days as the leader's phone holds it. */
async function leaderAt(task: string): Promise<Phone> {
  const phone = await Phone.open(folder())
  await phone.page.goto('/sign-in?as=I-COM-1&to=/tasks')
  await expect(phone.page).toHaveURL(/:\d+\/tasks$/, { timeout: 40_000 })
  await phone.page.getByRole('tab', { name: /以后/ }).click()
  await expect(phone.page.locator(`a[href="/task/${task}"]`)).toContainText('可离线', { timeout: 60_000 })
  await phone.page.goto(`/task/${task}`)
  return phone
}

test('R40 a head approves within ten seconds of a cold start, PIN included; offline only reads', async ({ request }) => {
  const task = await taskNumbered(request, 'F1-111')
  let head = await HeadPhone.enrolled(folder(), 'head-com')
  await expect(head.card(task, 'INSPECTION')).toBeVisible({ timeout: 30_000 })
  await shot(head.page, 'head-1-todo')

  await test.step('R138 offline there are no buttons', async () => {
    await head.phone.context.setOffline(true)
    await expect(head.card(task, 'INSPECTION').getByText('联网后审批')).toBeVisible()
    await expect(head.page.getByRole('button', { name: '同意', exact: true })).toHaveCount(0)
    await shot(head.page, 'head-2-offline')
    await head.phone.context.setOffline(false)
    await expect(head.page.getByRole('button', { name: '同意', exact: true }).first()).toBeVisible()
  })

  await test.step('what is unusual stands apart', async () => {
    await expect(head.page.getByRole('heading', { name: /需要留意/ })).toBeVisible()
    await expect(head.page.getByText(/本年度第 \d 次检查该对象/)).toBeVisible()
    await expect(head.page.getByRole('button', { name: /全部同意/ })).toBeVisible()
  })

  await head.phone.installed()
  await head.page.goto('/pin')
  await head.page.getByRole('button', { name: '立即锁定' }).click()
  await expect(head.page.getByRole('heading', { name: '输入 PIN' })).toBeVisible()
  await shot(head.page, 'head-3-lock')
  await head.killed()

  const began = Date.now()
  head = await head.reopened()
  await head.page.goto('/')
  await expect(head.page.getByRole('heading', { name: '输入 PIN' })).toBeVisible()
  await head.enter(PIN)
  await head.approve(task, 'INSPECTION')
  const shown = Date.now() - began
  await expect.poll(() => approvalsOf(request, task)).toBe(1)
  const arrived = Date.now() - began
  test.info().annotations.push({ type: 'cold start to approved', description: `shown ${shown} ms, at the server ${arrived} ms` })
  console.log(`cold start to approved: shown ${shown} ms, at the server ${arrived} ms`)
  expect(shown).toBeLessThan(10_000)
  await expect(head.decided(task, 'INSPECTION')).toContainText('商务局')
  await shot(head.page, 'head-4-decided')

  await test.step('all ordinary ones in two taps', async () => {
    await head.page.getByRole('button', { name: /全部同意/ }).click()
    await head.page.getByRole('button', { name: /确认同意 \d 项/ }).click()
    await expect(head.page.getByRole('heading', { name: /无异常/ })).toHaveCount(0)
    await expect(head.page.getByRole('heading', { name: /需要留意/ })).toBeVisible()
    await calm(head.page)
  })
  await head.phone.context.close()
})

test('R40 R60 R68 an urgent start opens the lines; the banner stays until the head has approved', async ({ request }) => {
  const task = await taskNumbered(request, 'F1-112')
  const phone = await leaderAt(task)
  const page = phone.page
  await test.step('R60 the declaration is asked on first opening', async () => {
    await expect(page.getByRole('heading', { name: '你与检查对象有应当回避的情形吗？' })).toBeVisible()
    await shot(page, 'head-5-task')
    await page.getByRole('button', { name: '没有', exact: true }).click()
    await expect(page.getByRole('heading', { name: '你与检查对象有应当回避的情形吗？' })).toHaveCount(0)
  })
  await test.step('begun urgently for 市监局', async () => {
    await expect(page.getByText(/市场监督管理局尚未审批/).first()).toBeVisible()
    await page.getByRole('link', { name: '情况紧急，先行检查' }).first().click()
    await page.getByRole('radio', { name: /市场监督管理局/ }).or(page.getByText(/市场监督管理局负责人尚未审批/)).first().click()
    await page.getByRole('button', { name: '接到举报，违法行为正在发生' }).click()
    await shot(page, 'head-6-urgent')
    await phone.button('先行检查').click()
    await expect(page.getByText(/市场监督管理局未经审批先行检查/)).toBeVisible()
    await shot(page, 'head-7-banner')
    await calm(page)
  })
  await test.step('the head back-fills, the banner goes', async () => {
    const head = await HeadPhone.enrolled(folder(), 'head-amr')
    await expect(head.card(task, 'URGENT')).toContainText('补批期限')
    await shot(head.page, 'head-8-urgent-card')
    await head.approve(task, 'URGENT')
    await calm(head.page)
    await head.phone.context.close()
    await page.goto('/sync')
    await page.goto(`/task/${task}`)
    await expect(page.getByText(/未经审批先行检查/)).toHaveCount(0, { timeout: 90_000 })
  })
  await test.step('R68 R70 the notice, whole, then who was told', async () => {
    await page.goto(`/task/${task}/before`)
    await expect(page.getByText('各人手机')).toBeVisible()
    await shot(page, 'head-9-before')
    await page.getByRole('link', { name: /告知检查对象/ }).click()
    await expect(page.locator('pre')).toContainText('不要求法定代表人必须到场')
    await shot(page, 'head-10-notice')
    await page.locator('#to-name').fill('')
    await expect(phone.button('记录告知')).toBeDisabled()
    await page.locator('#to-name').fill('刘某')
    await page.locator('#number').fill('0391-7290000')
    await phone.button('记录告知').click()
    await expect(page.getByText('已一次性告知')).toBeVisible()
    await calm(page)
  })
  await phone.context.close()
})

test('R61 R62 R138 a replacement is asked for offline, keeps the person, and is approved by the right head @long', async ({ request }) => {
  const task = await taskNumbered(request, 'F1-113')
  const phone = await leaderAt(task)
  const page = phone.page
  await test.step('asked for without a network', async () => {
    await phone.installed()
    await phone.context.setOffline(true)
    await page.goto(`/task/${task}/replacement`)
    await page.getByRole('radio', { name: '周三' }).click()
    await page.getByRole('radio', { name: '健康状况' }).click()
    await shot(page, 'head-11-replacement')
    await phone.button('提出更换').click()
    await expect(page.getByText('待上线审批')).toBeVisible()
    await page.goto(`/task/${task}`)
    await expect(page.locator('.team')).toContainText('周三')
    await phone.context.setOffline(false)
    await calm(page)
  })
  await test.step('the head of 市监局 names the successor', async () => {
    const head = await HeadPhone.enrolled(folder(), 'head-amr')
    const card = head.card(task, 'REPLACEMENT')
    await expect(card).toBeVisible({ timeout: 30_000 })
    await card.getByRole('radio', { name: '郑五' }).click()
    await shot(head.page, 'head-12-successor')
    await head.approve(task, 'REPLACEMENT')
    await calm(head.page)
    await head.phone.context.close()
    await page.goto('/sync')
    await page.goto(`/task/${task}`)
    await expect(page.locator('.team')).toContainText('郑五', { timeout: 90_000 })
    await expect(page.locator('.team')).not.toContainText('周三')
  })
  await phone.context.close()
})

test('a deputy decides while the head is away, and everybody reads 委托审批 @long', async ({ request }) => {
  const task = await taskNumbered(request, 'F1-114')
  const head = await HeadPhone.enrolled(folder(), 'head-com')
  await head.page.goto('/me')
  const deputies = head.page.getByRole('link', { name: '委托审批' })
  await expect(deputies).toBeVisible()
  await shot(head.page, 'head-13-me')
  await deputies.click()
  await head.page.locator('#deputy').selectOption({ label: '商务局审核员' })
  await shot(head.page, 'head-14-deputies')
  await head.phone.button('委托').click()
  await expect(head.page.getByRole('button', { name: '结束委托' })).toBeVisible({ timeout: 30_000 })

  const deputy = await HeadPhone.enrolled(folder(), 'reviewer-com')
  await expect(deputy.page.getByText(/受 商务局负责人 委托审批/)).toBeVisible({ timeout: 30_000 })
  await deputy.approve(task, 'INSPECTION')
  await expect(deputy.decided(task, 'INSPECTION')).toContainText('委托审批', { timeout: 30_000 })
  await shot(deputy.page, 'head-15-deputy')
  await calm(deputy.page)
  await deputy.phone.context.close()

  await head.page.goto('/todo')
  await expect(head.decided(task, 'INSPECTION')).toContainText('委托审批', { timeout: 60_000 })
  await head.phone.context.close()
})

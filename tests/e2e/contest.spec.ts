/** Two officers of one department write the same line without network: both stand, one of them chooses. */
import { expect, test } from '@playwright/test'
import type { Phone } from './pages/phone'
import { freshStory } from './pages/stage'
import { shot } from './steps/shot'
import { arrive, ready, WANG } from './steps/visit'

const ZHANG = { name: '张一', certificate: '豫H演示-COM-001' }
const [FIRST, SECOND] = ['3 号加油机铅封缺失，已拍照取证。', '3 号加油机铅封完好，标志模糊。']

test('R139: two values side by side, what differs marked, an inspector of the department chooses, the leader of another only sees', async ({ request }, info) => {
  const { task } = await freshStory(request, 'signed')
  const [one, two, other] = [
    await ready(info.outputPath('one'), 'I-COM-1', task), await ready(info.outputPath('two'), 'I-COM-2', task), await ready(info.outputPath('other'), 'I-AMR-1', task),
  ]
  await Promise.all([one.offline(), two.offline()])
  const item = await write(one, task, WANG, FIRST)
  expect(await write(two, task, ZHANG, SECOND)).toBe(item)

  await Promise.all([one.context.setOffline(false), two.context.setOffline(false)])
  await seesContest(one, task, item)
  await shot(one.page, 'contest-1-todo')
  await one.page.getByRole('link').filter({ hasText: item }).first().click()
  await expect(one.page.getByText('填写不一致').first()).toBeVisible()
  for (const text of ['王二', '张一', '这部手机', /^手机 [0-9A-F]{8}$/]) await expect(one.page.locator('.sides').getByText(text).first()).toBeVisible()
  await expect(one.page.locator('.sides mark').filter({ hasText: '缺失' })).toBeVisible()
  await shot(one.page, 'contest-2-sides', true)

  await seesLine(other, task, item)
  await expect(other.page.getByRole('button', { name: '采用这个' })).toHaveCount(0)
  await shot(other.page, 'contest-3-readonly', true)

  await one.page.locator('.sides article').filter({ hasText: '王二' }).getByRole('button', { name: '采用这个' }).click()
  await expect(one.page.getByText('填写不一致')).toHaveCount(0)
  await expect(async () => {
    await two.page.goto(`/task/${task}`)
    await expect(two.ownLines().filter({ hasText: item })).not.toContainText('填写不一致', { timeout: 3_000 })
  }).toPass({ timeout: 90_000 })
  await Promise.all([one, two, other].map((phone) => phone.context.close()))
})

async function write(phone: Phone, task: string, colleague: { name: string; certificate: string }, fact: string): Promise<string> {
  await arrive(phone, task, colleague)
  await phone.ownLines().first().click()
  await expect(phone.button('未发现问题')).toBeVisible()
  const item = (await phone.page.locator('h1').textContent()) ?? ''
  await phone.problem(fact)
  return item
}

async function seesContest(phone: Phone, task: string, item: string): Promise<void> {
  await expect(async () => {
    await phone.page.goto('/todo')
    await expect(phone.page.locator(`a[href^="/task/${task}/line/"]`).filter({ hasText: item })).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 90_000 })
}

/** Another department's phone reads the line. */
async function seesLine(phone: Phone, task: string, item: string): Promise<void> {
  await expect(async () => {
    await phone.page.goto(`/task/${task}`)
    const folded = phone.page.locator('.group > button[aria-expanded=false]')
    while (await folded.count()) await folded.first().click()
    await expect(phone.page.locator('.group a.line').filter({ hasText: item })).toContainText('填写不一致', { timeout: 3_000 })
  }).toPass({ timeout: 90_000 })
  await phone.page.locator('.group a.line').filter({ hasText: item }).click()
  await expect(phone.page.locator('.sides article')).toHaveCount(2)
}

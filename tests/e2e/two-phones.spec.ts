/** Two departments, two phones, no network: each records its own part, and both see the same once they are connected. */
import { expect, test } from '@playwright/test'
import type { Phone } from './pages/phone'
import { taskNumbered } from './steps/people'
import { shot } from './steps/shot'
import { arrive, ready, recordLines, WANG } from './steps/visit'

const ZHOU = { name: '周三', certificate: '豫H演示-AMR-003' }

test('R77 R78 R139: two departments record the same visit at once, offline, and meet', async ({ request }, info) => {
  const task = await taskNumbered(request, 'F1-101')
  const commerce = await ready(info.outputPath('commerce'), 'I-COM-1', task)
  const market = await ready(info.outputPath('market'), 'I-AMR-1', task)
  await Promise.all([commerce.offline(), market.offline()])

  await arrive(commerce, task, WANG)
  await arrive(market, task, ZHOU)
  await expect(commerce.page.locator('.department').filter({ hasText: '市场监督管理局' })).toContainText('未签到')
  await othersAreReadOnly(commerce, '武陟县市场监督管理局')
  await lockRefusedOverOpenLines(commerce, task)

  const ofCommerce = await recordLines(commerce, task, 0, '罩棚名称与批准证书不一致。')
  const ofMarket = await recordLines(market, task, 2, '4 号枪检定标志已过期。')
  expect(ofCommerce + ofMarket).toBe(12)
  await expect(commerce.page.getByText(`${ofCommerce} / 12 项`)).toBeVisible()
  await expect(market.page.getByText(`${ofMarket} / 12 项`)).toBeVisible()
  await shot(commerce.page, 'two-1-commerce-offline')
  await shot(market.page, 'two-2-market-offline')

  await Promise.all([commerce.context.setOffline(false), market.context.setOffline(false)])
  for (const phone of [commerce, market]) await expect(phone.page.getByText('12 / 12 项')).toBeVisible({ timeout: 90_000 })
  await shot(commerce.page, 'two-3-commerce-met')
  const [seenByCommerce, seenByMarket] = [await findings(commerce), await findings(market)]
  expect(seenByCommerce).toHaveLength(12)
  expect(seenByCommerce.filter((one) => one.endsWith('：发现问题'))).toHaveLength(2)
  expect(seenByMarket).toEqual(seenByCommerce)
  await Promise.all([commerce.context.close(), market.context.close()])
})

/** What the other department checks can be read, not written (R10, R77). */
async function othersAreReadOnly(phone: Phone, department: string): Promise<void> {
  const { page } = phone
  const group = page.locator('.group').filter({ hasText: department })
  await expect(group).toContainText('只读')
  await group.getByRole('button').first().click()
  await group.locator('a.line').first().click()
  await expect(page.getByText(`${department}的检查项，只读`)).toBeVisible()
  await expect(page.getByRole('group', { name: '检查结果' })).toHaveCount(0)
  await page.goBack()
}

/** R78: nothing can be closed while a line has no answer; each missing one is named and leads to its page. */
async function lockRefusedOverOpenLines(phone: Phone, task: string): Promise<void> {
  const { page } = phone
  const open = await phone.ownLines().count()
  await phone.button('结束检查，核对').click()
  await expect(phone.button(`还有 ${open} 项未完成`)).toBeDisabled()
  await expect(page.getByRole('link', { name: /还没有完成，点这里填写/ })).toHaveCount(open)
  await shot(page, 'two-0-refused-list')
  await page.goto(`/task/${task}/read-back`)
  await expect(page.getByText('还不能确认')).toBeVisible()
  await page.goto(`/task/${task}`)
}

/** Every line with its state, as the task page says it, both departments. */
async function findings(phone: Phone): Promise<string[]> {
  const folded = phone.page.locator('.group > button[aria-expanded=false]')
  while (await folded.count()) await folded.first().click()
  return (await phone.page.locator('.group a.line').evaluateAll((lines) => lines.map((line) => `${line.querySelector('.item')?.textContent ?? ''}${line.querySelector('.state')?.textContent?.trim() ?? ''}`))).sort()
}

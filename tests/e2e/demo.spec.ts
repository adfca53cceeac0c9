/** The demo stage: phone and office side by side; what is recorded without network arrives when the cable is back. */
import { expect, test, type FrameLocator, type Page } from '@playwright/test'
import { freshStage } from './pages/stage'
import { draw } from './pages/signing'
import { shot } from './steps/shot'
import { WANG } from './steps/visit'

const POLL_MS = 4000

test.use({ viewport: { width: 1440, height: 900 } })

test('the stage: cable pulled, a line recorded, cable plugged in, the line arrives at the office', async ({ page, request }) => {
  await freshStage(request)
  const events: string[] = []
  const began = Date.now()
  const note = (event: string) => { events.push(event); console.log(`${event}: ${((Date.now() - began) / 1000).toFixed(1)} s`) }

  await page.goto('/demo')
  const phone = page.frameLocator('[data-phone]')
  await expect(phone.getByText('任务资料已齐，可离线')).toBeVisible({ timeout: 60_000 })
  note('opened')
  const cable = page.locator('[data-cable]')
  await cable.click()
  await expect(cable).toHaveAttribute('aria-checked', 'true')
  await arrive(page, phone)
  const item = await recordFirst(phone)
  note('recorded without network')

  const arriving = page.frameLocator('[data-office]').locator('aside li').filter({ hasText: item })
  await expect(arriving).toBeVisible()
  await page.waitForTimeout(POLL_MS * 1.5) // the office has asked again meanwhile
  await expect(arriving).not.toContainText('未发现问题')
  await shot(page, 'demo-1-unplugged')
  await cable.click()
  note('plugged in')
  await expect(arriving).toContainText('未发现问题', { timeout: 60_000 })
  note('arrived at the office')
  await shot(page, 'demo-2-arrived')
  expect(events).toEqual(['opened', 'recorded without network', 'plugged in', 'arrived at the office'])
})

/** Both officers of the leading department, on this one phone. */
async function arrive(page: Page, phone: FrameLocator): Promise<void> {
  await phone.locator('a.team').click()
  await phone.getByRole('checkbox', { name: '已向当事人出示执法证' }).click()
  await phone.getByRole('button', { name: '到场签到', exact: true }).click()
  await expect(phone.getByText(/已签到，在场/)).toBeVisible()
  await phone.locator('.person').filter({ hasText: WANG.name }).getByRole('button', { name: '同机签到' }).click()
  await phone.getByPlaceholder('照证件输入').fill(WANG.certificate)
  await draw(page, phone.locator('canvas'))
  await phone.getByRole('button', { name: `${WANG.name}到场签到` }).click()
  await expect(phone.getByText('待本人确认')).toBeVisible()
  await phone.getByRole('link', { name: '返回' }).click()
}

/** One tap on the first own line; returns its name. */
async function recordFirst(phone: FrameLocator): Promise<string> {
  const line = phone.locator('section.group').filter({ hasText: '我的（' }).locator('a.line').first()
  const item = ((await line.locator('.item').textContent()) ?? '').replace(/：$/, '') // the colon is for those who listen
  await line.click()
  await phone.getByRole('button', { name: '未发现问题', exact: true }).click()
  await expect(phone.getByText(`${item}：未发现问题，已存本机`)).toBeVisible()
  return item
}

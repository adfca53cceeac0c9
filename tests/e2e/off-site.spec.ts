/** Material of a fixed camera: brought in offline, its line recorded for investigation, reviewed by two people at the desk (R80). */
import { expect, test } from '@playwright/test'
import { Office } from './pages/office'
import { sideways, smallTargets } from './pages/touch'
import { taskNumbered } from './steps/people'
import { shot } from './steps/shot'
import { arrive, ready, WANG } from './steps/visit'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('R80 electronic monitoring needs a legal and a technical review by two people before it supports an investigation @long', async ({ browser, request }, info) => {
  const task = await taskNumbered(request, 'F1-104')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.page.getByRole('link', { name: '电子监控资料' }).click()
  await phone.page.locator('input[type=file]').setInputFiles({ name: '卡口抓拍.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') })
  await expect(phone.page.getByText('卡口抓拍.png')).toBeVisible()
  expect.soft(await sideways(phone.page)).toBe(0)
  expect.soft(await smallTargets(phone.page)).toEqual([])
  await shot(phone.page, 'off-site-1-page')
  await phone.button('导入').click()
  await expect(phone.page.getByText('待审核')).toHaveCount(2)
  await phone.button('发现问题').click()
  await phone.page.getByRole('radio', { name: '发现问题，待后续调查处理' }).click()
  await phone.page.locator('#fact').fill('监控显示夜间向散装桶加油')
  await phone.button('保存，下一项').click()
  await phone.page.goto(`/task/${task}`)
  await phone.ownLines().first().click()
  await expect(phone.page.getByText('立案前须经法制审核和技术审核')).toBeVisible()
  await shot(phone.page, 'off-site-2-line', true)
  await phone.context.setOffline(false)
  await phone.page.goto('/sync')
  await expect(phone.page.getByText('没有未送达的内容，可以退出')).toBeVisible({ timeout: 120_000 })

  const judged = async (who: string, kind: string, opinion: string): Promise<void> => {
    const desk = await Office.open(browser, who, task)
    await desk.page.getByRole('navigation', { name: '检查事项' }).getByRole('button', { name: /待后续调查处理/ }).click()
    await expect(desk.page.getByText('法制审核和技术审核', { exact: true })).toBeVisible()
    await shot(desk.page, `off-site-3-desk-${who}`)
    await desk.page.locator('dt', { hasText: kind }).locator('xpath=following-sibling::dd[1]').getByRole('button', { name: '办理审核' }).click()
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByText('可以采用').click()
    await dialog.locator('textarea').fill(opinion)
    await shot(desk.page, `off-site-4-dialog-${who}`)
    await dialog.getByRole('button', { name: '办理审核' }).click()
    await expect(desk.page.getByText(opinion)).toBeVisible()
    await shot(desk.page, `off-site-5-done-${who}`)
  }
  await judged('reviewer-com', '法制审核', '设置地点已公布，标志明显，取得程序合法。')
  await judged('head-com', '技术审核', '设备经检定，画面清晰完整。')

  await phone.page.goto(`/task/${task}`)
  await phone.ownLines().first().click()
  await expect(phone.page.getByText('可以采用')).toHaveCount(2)
  await expect(phone.page.getByText('立案前须经法制审核和技术审核')).toHaveCount(0)
  await shot(phone.page, 'off-site-6-line-reviewed', true)
})

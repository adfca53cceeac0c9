/** What stands beside a line, offline: a sample that waits, an oral order with its recording, an adopted conclusion, a clue. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { Office } from './pages/office'
import type { Phone } from './pages/phone'
import { sign } from './pages/signing'
import { sideways, smallTargets } from './pages/touch'
import { closePart, deliver, ready, type Officer } from './steps/visit'

const shots = process.env['E2E_SHOTS']
const shot = async (page: Page, name: string) => { if (shots) await page.screenshot({ path: join(shots, `beside-${name}.png`), fullPage: name.startsWith('full') }) }
const SEEDS = `T-${new Date().getFullYear()}-F2-101`
const ARA: Officer = { name: '孙五', certificate: '豫H演示-ARA-002' }

/** The task of the seed producer planned for today: its quality line is sampled. */
async function seedTask(request: APIRequestContext): Promise<{ id: string; members: { name: string; no: string; certificate: string }[] }> {
  const signedIn = await request.post('/api/accounts/sign-in', { data: { username: 'I-ARA-1', password: 'liancha-demo' } })
  const { access_token } = (await signedIn.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${access_token}` }
  const found = (await (await request.get(`/api/tasks?q=${SEEDS}`, { headers })).json()) as { items: { id: string }[] }
  const id = found.items[0]?.id ?? ''
  const task = (await (await request.get(`/api/tasks/${id}`, { headers })).json()) as { members: { name: string; inspector_no: string; certificate_no: string }[] }
  return { id, members: task.members.map((one) => ({ name: one.name, no: one.inspector_no, certificate: one.certificate_no })) }
}

const line = (phone: Phone, item: string) => phone.page.locator('a.line').filter({ hasText: item })
async function openLine(phone: Phone, task: string, item: string): Promise<void> {
  await phone.page.goto(`/task/${task}`)
  await line(phone, item).first().click()
  await expect(phone.page.locator('h1')).toHaveText(item)
}
let pictures = 0
async function photograph(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(拍照|再拍)$/ }).last().click()
  const finder = page.getByRole('dialog', { name: '取景' })
  await page.waitForTimeout(400 + 130 * pictures++) // the fake camera begins with the same picture each time: the same bytes would be the same evidence
  await finder.getByRole('button', { name: '拍照', exact: true }).click()
  await expect(finder.getByText('已保存 1 张在本机')).toBeVisible()
  await finder.getByRole('button', { name: '完成' }).click()
  await expect(finder).toHaveCount(0)
}
async function fits(page: Page, name: string): Promise<void> {
  expect.soft(await sideways(page), `${name}: pixels too wide`).toBe(0)
  expect.soft(await smallTargets(page), `${name}: targets under 44×44`).toEqual([])
  await shot(page, name)
  await page.evaluate(() => { document.documentElement.dataset['size'] = 'large' })
  expect.soft(await sideways(page), `${name} in 大字版: pixels too wide`).toBe(0)
  await shot(page, `${name}-large`)
  await page.evaluate(() => { document.documentElement.dataset['size'] = 'normal' })
}
async function arriveTwo(phone: Phone, task: string, colleague: Officer): Promise<void> {
  await phone.page.goto(`/task/${task}`)
  await phone.checkIn(task)
  await phone.checkInColleague(colleague.name, colleague.certificate)
}

test('R79 R81 R82 R83 R84 R86 R97 sampling pending, an oral order, an adopted conclusion and a clue: offline, locked, reported at the desk @long', async ({ browser, request }) => {
  const { id, members } = await seedTask(request)
  const colleague = (no: string): Officer => {
    const found = members.find((one) => one.no === no)
    return { name: found?.name ?? ARA.name, certificate: found?.certificate ?? ARA.certificate }
  }

  await test.step('the cooperating department does its part and delivers it', async () => {
    const amr = await ready(mkdtempSync(join(tmpdir(), 'liancha-beside-amr-')), 'I-AMR-4', id)
    await arriveTwo(amr, id, colleague('I-AMR-5'))
    for (const item of ['登记事项检查', '信息公示', '广告与宣传']) {
      await openLine(amr, id, item)
      await amr.button('未发现问题').click()
      await expect(amr.page.locator('h1')).not.toHaveText(item)
    }
    await openLine(amr, id, '定量包装净含量')
    await fits(amr.page, 'quality')
    await amr.button('未检查').click()
    await amr.page.locator('#reason').fill('无库存，无法抽样')
    await amr.button('保存，下一项').click()
    await amr.page.waitForURL(`**/task/${id}`)
    await closePart(amr)
    await expect(amr.page.getByText(/完成 · 2 名检查人员签名/)).toBeVisible()
    await expect(amr.page.locator('.glance')).toContainText('已传完', { timeout: 90_000 })
    await amr.context.close()
  })

  const phone = await ready(mkdtempSync(join(tmpdir(), 'liancha-beside-ara-')), 'I-ARA-1', id)
  const { page } = phone
  await arriveTwo(phone, id, colleague('I-ARA-2'))
  await expect(page.getByText('本部门检查已结束')).toBeVisible({ timeout: 60_000 })
  await phone.offline()

  await test.step('R82 sampling: the quality line waits for its report and counts as done', async () => {
    await openLine(phone, id, '种子质量')
    await phone.button('抽样送检').click()
    await fits(page, 'sample-empty')
    await phone.button('保存，记为待检验').click()
    await expect(page.getByText('填写样品名称')).toBeVisible()
    await page.getByLabel('样品名称').fill('郑单 958 玉米种子')
    await page.getByRole('radio', { name: '无批号' }).click()
    await page.getByLabel('数量').fill('2 份，每份 1 千克')
    await page.getByLabel('抽样地点').fill('2 号仓库')
    await page.getByLabel('封样编号').fill('演示封-0412')
    await photograph(page)
    await shot(page, 'full-sample')
    await phone.button('保存，记为待检验').click()
    await expect(page.locator('h1')).not.toHaveText('抽样送检')
    await page.goto(`/task/${id}`)
    await expect(line(phone, '种子质量').first()).toContainText('待检验')
    await line(phone, '种子质量').first().click()
    await expect(phone.button('不合格')).toBeDisabled()
    await fits(page, 'pending')
  })

  await test.step('R83 R84 an order by word of mouth, noted and recorded; the sealed form follows', async () => {
    await openLine(phone, id, '生产经营条件')
    await phone.button('发现问题').click()
    await page.getByRole('radio', { name: '发现问题，依法责令立即改正或者限期改正' }).click()
    await page.getByRole('button', { name: /^＿＿＿＿，与许可条件不一致/ }).click()
    for (const word of ['检验设备', '停用']) await page.getByRole('radio', { name: word, exact: true }).click()
    await fits(page, 'phrase')
    await page.getByRole('button', { name: '填入事实' }).click()
    await expect(page.locator('#fact')).toHaveValue('检验设备停用，与许可条件不一致。')
    await page.getByRole('radio', { name: '责令限期改正' }).click()
    await page.getByRole('radio', { name: '15 日内' }).click()
    await expect(page.getByText(`${SEEDS}-责改-SD-A2`)).toBeVisible()
    await page.getByRole('radio', { name: '口头' }).click()
    await expect(page.getByRole('checkbox', { name: /盖章文书后补送达/ })).toBeChecked()
    await phone.button('保存，下一项').click()
    await expect(page.getByText('写明口头责令的过程')).toBeVisible()
    await page.getByRole('button', { name: /^已当面向/ }).click()
    const order = page.getByRole('region', { name: '责令改正通知书' })
    await order.getByRole('button', { name: '录音' }).click()
    await page.waitForTimeout(1500)
    await order.getByRole('button', { name: '结束' }).click()
    await expect(order.getByText('1 段录音')).toBeVisible()
    await fits(page, 'order-oral')
    await shot(page, 'full-order')
    await phone.button('保存，下一项').click()
    await expect(page.locator('h1')).not.toHaveText('生产经营条件')
  })

  await test.step('R81 somebody else’s conclusion, with its copy', async () => {
    await openLine(phone, id, '检疫')
    await page.getByRole('link', { name: '采用结论' }).click()
    await expect(page.locator('h1')).toHaveText('采用其他结论')
    await photograph(page)
    await page.getByRole('radio', { name: '其他部门' }).click()
    await page.getByLabel('出具单位').fill('武陟县植保植检站（演示）')
    await page.getByLabel('文号或编号').fill('检疫字 2026-77')
    await page.getByLabel('出具日期').fill('2026-03-02')
    await shot(page, 'full-adopt')
    await phone.button('保存结论').click()
    await expect(page.getByText('检疫字 2026-77')).toBeVisible()
    await fits(page, 'adopted')
    await phone.button('未发现问题').click()
    await expect(page.locator('h1')).not.toHaveText('检疫')
  })

  await test.step('R86 an expired extinguisher: a clue with its photo, from the task', async () => {
    await page.goto(`/task/${id}`)
    await page.getByRole('link', { name: /^问题线索/ }).click()
    await expect(page.locator('h1')).toHaveText('问题线索')
    await photograph(page)
    await page.getByLabel('线索内容').fill('仓库门口两具灭火器过期')
    await page.getByLabel('移交部门').fill('消防')
    await page.getByRole('radio', { name: '县消防救援大队' }).click()
    await fits(page, 'clue')
    await phone.button('保存线索').click()
    await expect(page.getByRole('link', { name: /^问题线索/ })).toContainText('1')
  })

  await test.step('R82 the rest, closed, signed and locked without network', async () => {
    const rest = ['许可与备案', '生产经营档案', '标签和使用说明', '品种审定登记', '植物新品种权']
    for (const item of rest) {
      await openLine(phone, id, item)
      await phone.button('未发现问题').click()
      await expect(page.locator('h1')).not.toHaveText(item)
    }
    await page.goto(`/task/${id}`)
    await closePart(phone)
    await phone.button('向现场负责人反馈').click()
    await expect(page.locator('p.code b')).toHaveText(/^\d{4} \d{4}$/)
    await expect(page.getByText('待检验').first()).toBeVisible()
    await shot(page, 'full-read')
    await page.getByRole('button', { name: '无意见' }).click()
    await page.locator('#signer').fill('程经理（演示）')
    await phone.button('请对方签名').click()
    await sign(page, '确认并锁定记录')
    await expect(page.getByRole('heading', { name: '记录已锁定' })).toBeVisible()
    await deliver(phone)
    await phone.context.close()
  })

  await test.step('R82 the report comes to the desk; the item has its own day', async () => {
    const desk = await Office.open(browser, 'reviewer-ara', id)
    await desk.waitFor('已录入', 2)
    await desk.page.locator('nav.lines button').first().click()
    await shot(desk.page, 'desk-clue')
    await expect(desk.page.getByText('仓库门口两具灭火器过期')).toBeVisible()
    await desk.page.locator('nav.lines').getByRole('button', { name: /生产经营条件/ }).click()
    await expect(desk.page.getByText(`${SEEDS}-责改-SD-A2`)).toBeVisible()
    await desk.page.locator('nav.lines').getByRole('button', { name: /种子质量/ }).click()
    await expect(desk.page.locator('dd').filter({ hasText: '待检验，报告未到' })).toBeVisible()
    await desk.page.getByRole('button', { name: '录入检验报告' }).click()
    await desk.page.getByLabel('报告编号').fill('检字 2026-0412')
    await desk.page.getByRole('dialog').getByText('不合格', { exact: true }).click()
    await shot(desk.page, 'desk-report')
    await desk.page.getByRole('button', { name: '录入报告', exact: true }).click()
    await expect(desk.page.getByText(/不合格，报告 检字 2026-0412/)).toBeVisible()
    await shot(desk.page, 'desk-reported')
    await desk.page.context().close()
  })
})

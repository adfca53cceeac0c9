/** Visits that end otherwise or are interrupted: all of it without network, on a small phone. */
import { expect, test } from '@playwright/test'
import { Office } from './pages/office'
import type { Phone } from './pages/phone'
import { publishedOf } from './pages/portal'
import { sign } from './pages/signing'
import { freshStory } from './pages/stage'
import { sideways, smallTargets } from './pages/touch'
import { shot } from './steps/shot'
import { arrive, closePart, deliver, officersSign, published, ready, WANG } from './steps/visit'

/** Nothing slides sideways, every target can be hit, and a picture for whoever asks. */
async function looks({ page }: Phone, name: string): Promise<void> {
  expect.soft(await sideways(page), `${name}: pixels too wide`).toBe(0)
  expect.soft(await smallTargets(page), `${name}: targets under 44×44`).toEqual([])
  await page.evaluate(() => window.scrollTo(0, 0))
  await shot(page, `visit-${name}`)
}

async function choose(phone: Phone, task: string, name: string): Promise<void> {
  await phone.page.goto(`/task/${task}`)
  await phone.page.getByRole('link', { name: '特殊情况' }).click()
  await phone.page.getByRole('link', { name }).click()
}

async function photograph(phone: Phone, button: string): Promise<void> {
  await phone.button(button).click()
  const finder = phone.page.getByRole('dialog', { name: '取景' })
  await finder.getByRole('button', { name: '拍照', exact: true }).click()
  await expect(finder.getByText('已保存 1 张在本机')).toBeVisible()
  await finder.getByRole('button', { name: '完成' }).click()
}

async function remaining(phone: Phone, task: string): Promise<void> {
  await phone.page.goto(`/task/${task}`)
  await phone.ownLines().filter({ hasNotText: /未发现问题|合格/ }).first().click()
  await phone.page.waitForURL(/\/line\//)
  while (!phone.page.url().endsWith(`/task/${task}`)) {
    const line = (await phone.page.locator('h1').textContent()) ?? ''
    await phone.button(/^(未发现问题|合格)$/).click()
    await expect(phone.page.locator('h1')).not.toHaveText(line)
  }
}

async function partySigns(phone: Phone): Promise<void> {
  await phone.button('向现场负责人反馈').click()
  await phone.page.locator('#signer').fill('赵经理')
  await phone.button('请对方签名').click()
  await sign(phone.page, '确认并锁定记录')
  await expect(phone.page.getByRole('heading', { name: '记录已锁定' })).toBeVisible()
}

test('R92 non-cooperation: warned, recorded, finished after leaving, published as such @long', async ({ browser, request }, info) => {
  const { task } = await freshStory(request, 'refused')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await phone.offline()
  await arrive(phone, task, WANG)
  await page.getByRole('link', { name: '特殊情况' }).click()
  await expect(page.getByText('按现场实际选择')).toBeVisible()
  await looks(phone, '01-special')
  await page.getByRole('link', { name: '不配合检查' }).click()
  await expect(page.getByText('如受到威胁，先离开')).toBeVisible()
  await looks(phone, '02-form')
  await phone.button('下一步：检查人员签名').click()
  await expect(page.getByText('还差 4 处才能继续')).toBeVisible()
  await shot(page, 'visit-03-blocked')

  await phone.button('拒绝进入').click()
  await phone.button('威胁检查人员').click()
  await page.getByRole('checkbox', { name: '已当场宣读，对方经告知仍拒绝' }).check()
  await phone.button('录音').click()
  await expect(page.getByText('正在录音')).toBeVisible()
  await page.waitForTimeout(2500)
  await phone.button('结束录音').click()
  await expect(page.getByText('已选 1 段')).toBeVisible()
  await shot(page, 'visit-04-proof')

  await test.step('threatened: both leave, and finish elsewhere', async () => {
    await page.getByRole('link', { name: '办理离场签退' }).click()
    for (let n = 0; n < 2; n++) {
      await page.getByRole('button', { name: /签退$/ }).first().click()
      await phone.button('临时公务').click()
      await phone.button('离场签退').last().click()
      await expect(page.locator('.person').filter({ hasText: /\d\d:\d\d 离场/ })).toHaveCount(n + 1)
    }
  })
  await choose(phone, task, '不配合检查')
  await expect(page.getByText(/检查人员已于 \d\d:\d\d 离开现场/)).toBeVisible()
  await phone.button('按已填内容生成').click()
  await expect(page.getByLabel('情况说明')).toHaveValue(/对方拒绝进入、威胁检查人员.*在别处完成本记录/)
  await phone.button('下一步：检查人员签名').click()
  await expect(page.getByText('检查人员签名', { exact: true })).toBeVisible()
  await looks(phone, '05-sign')
  await officersSign(phone)
  await phone.button('锁定记录').click()
  await expect(page.getByText('不配合检查情节严重，已记录')).toBeVisible()
  await expect(page.getByText(/离开现场后在别处完成记录/)).toBeVisible()
  await looks(phone, '06-record')

  await deliver(phone)
  await phone.context.close()
  const reviewer = await Office.open(browser, 'reviewer-com', task)
  await reviewer.waitFor('已录入', 2)
  await expect(reviewer.page.getByText('不配合检查情节严重').first()).toBeVisible()
  await shot(reviewer.page, 'visit-07-desk')
  await reviewer.pass(0)
  expect(await published(browser, request, task)).toEqual(['不配合检查情节严重'])
})

test('R93 no relevant activity for one department, the other has checked: each published for itself @long', async ({ browser, request }, info) => {
  const { task } = await freshStory(request, 'unreachable')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.clean()
  await choose(phone, task, '未开展相关经营活动')
  await expect(page.getByText(/已填写的 1 项保留/)).toBeVisible()
  await looks(phone, '11-no-activity')
  await phone.button(/^记 5 项为未开展相关活动$/).click()
  await expect(page.getByText('还差 2 处才能继续')).toBeVisible()
  await phone.button('店面已改作他用').click()
  await photograph(phone, '拍现场')
  await page.getByRole('checkbox').check()
  await shot(page, 'visit-12-no-activity-filled')
  await phone.button(/^记 6 项为未开展相关活动$/).click()
  await page.waitForURL(`**/task/${task}`)
  await expect(page.getByText('6 / 6', { exact: true }).first()).toBeVisible()
  await looks(phone, '13-task')

  await closePart(phone)
  await phone.button('向现场负责人反馈').click()
  await expect(page.getByText('未检查：店面已改作他用').first()).toBeVisible()
  await page.goto(`/task/${task}/close`)
  await partySigns(phone)
  await deliver(phone)
  await phone.context.close()

  const reviewer = await Office.open(browser, 'reviewer-com', task)
  await reviewer.waitFor('已录入', 2)
  await reviewer.page.getByRole('tab', { name: /^核查清单/ }).click()
  await expect(reviewer.page.getByText('未开展相关经营活动有现场照片').first()).toBeVisible()
  await reviewer.pass(0)
  expect(await published(browser, request, task)).toEqual(['未发现开展本次抽查涉及的经营活动'])
})

test('suspended, the page reloaded, resumed by phone, finished @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.clean()
  await choose(phone, task, '中止检查')
  await looks(phone, '21-suspend')
  await phone.button('恶劣天气，无法继续').click()
  await page.locator('footer').getByRole('button', { name: '中止检查' }).click()
  await expect(page.getByText('检查已中止').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText(/张一中止：恶劣天气，无法继续/)).toBeVisible()
  await looks(phone, '22-suspended')
  await page.goto('/tasks')
  await expect(page.locator(`a[href="/task/${task}"]`)).toContainText('中止')
  await shot(page, 'visit-23-list')

  await test.step('everything waits, with words', async () => {
    await page.goto(`/task/${task}`)
    await phone.ownLines().nth(1).click()
    await expect(page.getByText('恢复检查后才能继续').first()).toBeVisible()
    await expect(phone.button('未发现问题')).toBeDisabled()
    await shot(page, 'visit-24-line')
    for (const way of ['close', 'read-back', 'refuse', 'unreachable', 'uncooperative', 'no-activity']) {
      await page.goto(`/task/${task}/${way}`)
      await expect(page.getByText('恢复检查后才能继续').first(), way).toBeVisible()
    }
  })

  await page.goto(`/task/${task}`)
  await phone.button('恢复或者终止').click()
  await looks(phone, '25-pause')
  await phone.button('恢复检查').click()
  await expect(page.getByText('还差 2 处才能继续')).toBeVisible()
  await phone.button('中止的情况已消除').click()
  await page.locator('#head').fill('赵局')
  await shot(page, 'visit-26-pause-filled')
  await phone.button('恢复检查').click()
  await expect(page.getByText('电话请示赵局同意，待其本人确认。')).toBeVisible()
  await looks(phone, '27-resumed')

  await remaining(phone, task)
  await closePart(phone)
  await partySigns(phone)
  await deliver(phone)
  await phone.context.close()
})

test('terminated: nothing recorded is lost, nothing is published, and it says why @long', async ({ browser, request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.clean()
  await choose(phone, task, '中止检查')
  await phone.button('当事人突发疾病').click()
  await page.locator('footer').getByRole('button', { name: '中止检查' }).click()
  await phone.button('恢复或者终止').click()
  await page.getByRole('radio', { name: '终止检查' }).click()
  await phone.button('检查对象已迁出').click()
  await page.locator('#head').fill('赵局')
  await shot(page, 'visit-31-terminate')
  await page.locator('footer').getByRole('button', { name: '终止检查' }).click()
  await expect(page.getByText('检查已终止').first()).toBeVisible()
  await expect(phone.ownLines().first()).toContainText('未发现问题')
  await looks(phone, '32-terminated')

  await phone.context.setOffline(false)
  await expect(page.locator('.glance').first()).toContainText('已传完', { timeout: 90_000 })
  await page.goto('/tasks')
  await shot(page, 'visit-33-list')
  await phone.context.close()

  const reviewer = await Office.open(browser, 'reviewer-com', task)
  await expect(reviewer.page.getByText('检查已终止，不公示：检查对象已迁出').first()).toBeVisible()
  await shot(reviewer.page, 'visit-34-desk')
  const taskNo = (await reviewer.page.locator('header.head .number').first().textContent()) ?? ''
  expect(await publishedOf(request, taskNo)).toEqual([])
})

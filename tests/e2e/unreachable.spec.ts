/** Nobody can be reached at the registered place: the visit is recorded without anybody's signature but the officers'. */
import { expect, test } from '@playwright/test'
import { Office } from './pages/office'
import type { Phone } from './pages/phone'
import { searchFor } from './pages/portal'
import { freshStory } from './pages/stage'
import { shot } from './steps/shot'
import { arrive, deliver, officersSign, published, ready, WANG } from './steps/visit'

const OUTCOME = '通过登记的住所（经营场所）无法联系'

test('R91: nobody reached, proved offline by a photo and two calls, entered and published as such', async ({ browser, request, page: portal }, info) => {
  const { task, object } = await freshStory(request, 'unreachable')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await phone.offline()
  await arrive(phone, task, WANG)
  await prove(phone)
  await officersSign(phone)
  await shot(phone.page, 'unreachable-2-signed')
  await phone.button('锁定记录').click()
  await expect(phone.page.getByText(OUTCOME)).toBeVisible()
  await expect(phone.page.getByText(/件影像未送达/)).toBeVisible()

  await deliver(phone)
  await shot(phone.page, 'unreachable-3-delivered')
  await phone.context.close()

  const reviewer = await Office.open(browser, 'reviewer-com', task)
  await reviewer.waitFor('已录入', 2)
  await expect(reviewer.page.getByText(OUTCOME).first()).toBeVisible()
  await shot(reviewer.page, 'unreachable-4-desk')
  await reviewer.pass(0)
  expect(await published(browser, request, task)).toEqual([OUTCOME])
  await searchFor(portal, object)
  await expect(portal.getByRole('row').filter({ hasText: object }).first()).toContainText(OUTCOME)
  await shot(portal, 'unreachable-5-portal')
})

/** The form, refused in words until the place is shown and enough was tried. */
async function prove(phone: Phone): Promise<void> {
  const { page } = phone
  const on = phone.button('下一步：检查人员签名')
  await page.getByRole('link', { name: '特殊情况' }).click()
  await page.getByRole('link', { name: '无法联系' }).click()
  await page.getByRole('radio', { name: '大门紧锁' }).click()
  await expect(page.getByText('至少 1 张')).toBeVisible()
  await on.click()
  await expect(page.getByText(/还差 \d 处才能继续/)).toBeVisible()
  await shot(page, 'unreachable-1-blocked')
  await phone.button('拍现场').click()
  await phone.button('拍照').click()
  await expect(page.getByText('已保存 1 张在本机')).toBeVisible()
  await phone.button('完成').click()
  await attempt(phone, '无人接听')
  await phone.button('按已填内容生成').click()
  await on.click()
  await expect(page.getByText('联系次数不足').first()).toBeVisible()
  await attempt(phone, '号码停机')
  await phone.button('按已填内容生成').click()
  await expect(page.getByLabel('情况说明')).toHaveValue(/现场大门紧锁。已尝试联系 2 次/)
  await on.click()
}

async function attempt(phone: Phone, result: string): Promise<void> {
  await phone.button('记一次联系').click()
  await phone.page.getByLabel('结果').fill(result)
  await phone.button('记下这次联系').click()
  await expect(phone.page.getByRole('listitem').filter({ hasText: result })).toBeVisible()
}

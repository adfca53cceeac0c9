/** Nobody can be reached at the registered place: the visit is recorded without anybody's signature but the officers'. */
import { expect, test } from '@playwright/test'
import { desk, pass, publicRow, publish, shot } from './steps/office'
import { Phone } from './steps/phone'
import { freshStory } from './steps/stage'
import { arrive, delivered, officersSign } from './steps/visit'

const OUTCOME = '通过登记的住所（经营场所）无法联系'

async function attempt(phone: Phone, result: string): Promise<void> {
  await phone.button('记一次联系').click()
  await phone.page.getByLabel('结果').fill(result)
  await phone.button('记下这次联系').click()
  await expect(phone.page.getByRole('listitem').filter({ hasText: result })).toBeVisible()
}

test('R91: nobody reached offline, proved by a photo and a call, entered and published as such', async ({ browser }) => {
  const story = await freshStory('unreachable')
  const phone = await Phone.open()
  const { page } = phone
  await phone.take('I-COM-1', story.task)
  await phone.unplug()
  await arrive(phone, story.task, { name: '王二', certificate: '豫H演示-COM-002' })

  await page.getByRole('link', { name: '无法联系' }).click()
  await page.getByRole('radio', { name: '大门紧锁' }).click()
  await phone.button('下一步：检查人员签名').click()
  await expect(page.getByText('至少 1 张')).toBeVisible()
  await expect(page.getByText(/处才能继续/)).toBeVisible()
  await phone.shot('unreachable-1-blocked')

  await phone.button('拍现场').click()
  await phone.button('拍照').click()
  await expect(page.getByText('已保存 1 张在本机')).toBeVisible()
  await phone.button('完成').click()
  await attempt(phone, '无人接听')
  await expect(page.getByText('1/2 次')).toBeVisible()
  await phone.button('下一步：检查人员签名').click()
  await expect(page.getByText('联系次数不足').first()).toBeVisible()
  await attempt(phone, '号码停机')
  await phone.button('按已填内容生成').click()
  await expect(page.getByLabel('情况说明')).toHaveValue(/现场大门紧锁。已尝试联系 2 次/)
  await phone.button('下一步：检查人员签名').click()
  await officersSign(phone)
  await phone.shot('unreachable-2-signed')
  await phone.button('锁定记录').click()
  await expect(page.getByText(OUTCOME)).toBeVisible()
  await expect(page.getByText(/件影像未送达/)).toBeVisible()

  await phone.plugIn()
  await delivered(phone)
  await phone.shot('unreachable-3-delivered')
  await phone.close()

  const reviewer = await desk(browser, 'reviewer-com', `/office/results/${story.task}`)
  await expect(reviewer.getByText(OUTCOME).first()).toBeVisible()
  const taskNo = (await reviewer.locator('header.head .number').first().textContent()) ?? ''
  await shot(reviewer, 'unreachable-4-desk')
  await pass(reviewer)
  const head = await desk(browser, 'head-com', `/office/results/${story.task}`)
  await publish(head)
  const { page: portal, row } = await publicRow(browser, taskNo, '武陟县商务局')
  await expect(row).toContainText(OUTCOME)
  await shot(portal, 'unreachable-5-portal')
})

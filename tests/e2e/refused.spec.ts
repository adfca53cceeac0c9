/** The party will not sign: recorded with sound, witness and two officers, and the battery falls out in between. */
import { expect, test, type Page } from '@playwright/test'
import { Office } from './pages/office'
import type { Phone } from './pages/phone'
import { searchFor } from './pages/portal'
import { freshStory } from './pages/stage'
import { callWitness, explain, recordSound, refuse } from './steps/refusing'
import { shot } from './steps/shot'
import { slicesKept } from './steps/store'
import { arrive, closePart, deliver, officersSign, published, ready, recordLines, WANG } from './steps/visit'

const FACT = '卸油口未上锁，现场责令限期改正。'
const OUTCOME = '发现问题，依法责令立即改正或者限期改正'
const SLICE_MS = 1000

test('R88 R89: refusal recorded offline, its sound survives a killed browser, is heard at the desk, published', async ({ browser, request, page: portal }, info) => {
  const { task, object } = await freshStory(request, 'refused')
  let phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await phone.offline()
  await arrive(phone, task, WANG)
  await recordLines(phone, task, 1, FACT)
  await closePart(phone)
  await refuse(phone, FACT)
  await phone.button('下一步：检查人员签名').click()
  await expect(phone.page.getByText('需音像记录').first()).toBeVisible()
  await shot(phone.page, 'refused-1-no-recording')

  phone = await killedWhileRecording(phone, task)
  await expect(phone.page.getByText('已选 1 段')).toBeVisible()
  await explain(phone) // words not yet signed for live only as long as the browser
  await recordSound(phone, 4000)
  await expect(phone.page.getByText('已选 2 段')).toBeVisible()
  await callWitness(phone)
  await phone.button('下一步：检查人员签名').click()
  await officersSign(phone)
  await shot(phone.page, 'refused-4-signed')
  await phone.button('锁定记录').click()
  await expect(phone.page.getByText('当事人拒绝签名或者盖章，已记录')).toBeVisible()

  await deliver(phone)
  await shot(phone.page, 'refused-5-delivered')
  await phone.context.close()

  const reviewer = await Office.open(browser, 'reviewer-com', task)
  await reviewer.waitFor('已录入', 2)
  expect(await heard(reviewer.page)).toBeGreaterThanOrEqual(3)
  await shot(reviewer.page, 'refused-6-desk')
  await reviewer.pass(0)
  expect(await published(browser, request, task)).toEqual([OUTCOME])
  await searchFor(portal, object)
  await expect(portal.getByRole('row').filter({ hasText: object }).first()).toContainText(OUTCOME)
  await shot(portal, 'refused-7-portal')
})

/** SIGKILL in mid-recording; offline again with the same profile, the recording is offered and goes back to its place. */
async function killedWhileRecording(phone: Phone, task: string): Promise<Phone> {
  await phone.button('录音').click()
  await expect(phone.page.getByText('正在录音')).toBeVisible()
  const began = Date.now()
  await phone.page.waitForTimeout(6500)
  await shot(phone.page, 'refused-2-recording')
  const before = await slicesKept(phone.page)
  const recorded = Date.now() - began
  const again = await phone.killed(true)
  again.context.setDefaultTimeout(30_000)

  await again.page.goto(`/task/${task}/refuse`)
  await expect(again.page.getByText('有一段录音没有正常结束')).toBeVisible()
  await shot(again.page, 'refused-3-recovered')
  const kept = await slicesKept(again.page)
  expect(kept).toBeGreaterThanOrEqual(before)
  expect(kept).toBeGreaterThanOrEqual(Math.floor(recorded / SLICE_MS) - 1)
  await again.button('放回原处').click()
  await expect(again.page.getByText('有一段录音没有正常结束')).toHaveCount(0)
  return again
}

/** Every sound on the desk plays; returns the seconds of the longest. */
async function heard(page: Page): Promise<number> {
  const sounds = page.locator('.strip').getByRole('button', { name: /^录音/ })
  await expect(sounds).toHaveCount(2)
  const lengths: number[] = []
  for (const sound of await sounds.all()) {
    await sound.click()
    await page.getByRole('button', { name: '播放' }).click()
    const player = page.locator('.sound.audio video')
    await expect.poll(() => player.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.3)
    lengths.push(await player.evaluate((one: HTMLVideoElement) => one.duration))
  }
  for (const length of lengths) expect(Number.isFinite(length) && length > 0).toBe(true)
  return Math.max(...lengths)
}

/** The first five minutes: large type offered with a try, the phone looked over before the visit, a denied camera and its remedy. */
import { expect, test } from '@playwright/test'
import { violations } from './pages/looks'
import { Phone } from './pages/phone'
import { freshStory } from './pages/stage'
import { beyond, smallTargets } from './pages/touch'
import { ready } from './steps/visit'
import { shot } from './steps/shot'

const PIXEL = 'Mozilla/5.0 (Linux; Android 13; HUAWEI ELS-AN00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'

test('R145 first start: large type is tried at once and kept; nothing under 18 px, the main button 60 px high', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await Phone.open(info.outputPath('phone'))
  const { page } = phone
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /I-COM-1/ }).click()
  await expect(phone.button('开始使用')).toBeVisible()
  await shot(page, 'first-1-normal')
  const example = page.locator('.try p')
  const before = await example.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))
  await page.getByRole('radio', { name: '大字版' }).click()
  expect(await example.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThan(before)
  await shot(page, 'first-2-large')
  expect(await violations(page)).toEqual([])
  expect(await smallType(phone)).toEqual([])
  expect((await phone.button('开始使用').boundingBox())?.height).toBeGreaterThanOrEqual(60)
  await phone.button('开始使用').click()
  await phone.onList(task, (card) => expect(card).toContainText('可离线', { timeout: 3_000 }), 60_000)
  await shot(page, 'first-3-list')
  for (const path of ['/tasks', `/task/${task}`, `/task/${task}/check-in`, '/sync', '/me', '/checkup']) {
    await page.goto(path)
    await expect(page.locator('main').first()).toBeVisible()
    expect.soft(await smallType(phone), path).toEqual([])
  }
  await phone.context.close()
})

test('before the visit: every test runs, the result is kept with its age, and the phone may go', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await page.getByRole('link', { name: /出发前体检/ }).click()
  await shot(page, 'checkup-1-start')
  expect(await violations(page)).toEqual([])
  await phone.button('开始体检').click()
  await expect(page.getByText('正在体检')).toBeVisible()
  await shot(page, 'checkup-2-running')
  await expect(page.getByRole('heading', { name: '可以出发' })).toBeVisible({ timeout: 60_000 })
  for (const name of ['相机', '录音', '离线启动', '任务资料', '手写签名']) await expect(page.locator('article').filter({ has: page.getByRole('heading', { name }) })).toContainText('正常')
  expect(await beyond(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await shot(page, 'checkup-3-ready')
  expect(await mediaLeft(phone)).toBe(0)
  await page.goto('/me')
  await expect(page.getByRole('link', { name: /出发前体检/ })).toContainText('刚刚')
  await phone.offline()
  await page.goto('/checkup')
  await expect(page.getByRole('heading', { name: '可以出发' })).toBeVisible()
  await phone.context.close()
})

test('a denied camera is told from a broken one, with the way through this maker\'s settings', async ({ browser }) => {
  const context = await browser.newContext({ userAgent: PIXEL, permissions: ['microphone'] })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = (wanted) => (wanted?.video ? Promise.reject(new DOMException('', 'NotAllowedError')) : real(wanted))
  })
  await page.goto('/sign-in?as=I-COM-1&to=/checkup')
  await page.getByRole('button', { name: '开始体检' }).click()
  await expect(page.getByRole('heading', { name: '先处理，再出发' })).toBeVisible({ timeout: 60_000 })
  const camera = page.locator('article').filter({ has: page.getByRole('heading', { name: '相机' }) })
  await expect(camera).toContainText('没有相机权限')
  await expect(camera).toContainText('隐私和安全 → 权限管理 → 相机')
  await expect(page.getByLabel('手机品牌')).toHaveValue('huawei')
  await shot(page, 'checkup-4-denied')
  expect(await violations(page)).toEqual([])
  await context.close()
})

/** Visible words smaller than the large edition promises. */
const smallType = ({ page }: Phone): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body *')]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 18)
  .map((one) => `${one.textContent?.trim().slice(0, 20)} ${getComputedStyle(one).fontSize}`))

/** Files in the phone's own database: a test photo must not stay. */
const mediaLeft = ({ page }: Phone): Promise<number> => page.evaluate(async () => {
  const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error) })
  const db = await answer(indexedDB.open('liancha'))
  const count = await answer(db.transaction('media').objectStore('media').count())
  db.close()
  return count
})

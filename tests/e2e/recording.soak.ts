/**
 * A visit filmed whole, from the fake camera, in real time: a MediaRecorder has no other clock. Memory is measured after
 * the first minute and at the end; then the browser is killed at a moment nobody chose.
 */
import { expect, test, type Page } from '@playwright/test'
import { freshStory } from './pages/stage'
import { killHard } from './pages/process'
import { Phone } from './pages/phone'
import { slicesKept } from './steps/store'
import { arrive, ready, WANG } from './steps/visit'

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 4)
const MINUTE = 60_000
/** ms; a longer silence the app itself calls a gap */
const SILENCE = 5000
declare global { interface Window { chunks: number[] } }

/** When the recorder handed over its chunks, since the page was loaded. */
const countChunks = (page: Page) => page.addInitScript(() => {
  window.chunks = []
  const start = MediaRecorder.prototype.start
  MediaRecorder.prototype.start = function (every?: number) {
    this.addEventListener('dataavailable', () => { window.chunks.push(Date.now()) })
    return start.call(this, every)
  }
})

/** Bytes of JavaScript in use once what nobody needs is gone. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

test(`R76 ${MINUTES} minutes of film: memory flat, and a killed browser loses one slice at most`, async ({ request }, info) => {
  const { task } = await freshStory(request, 'signed')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await countChunks(page)
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await page.locator('footer').getByRole('button', { name: /^拍照/ }).click()
  await page.getByRole('tab', { name: '录像' }).click()
  await phone.button('开始录像').click()
  await expect(page.getByText(/正在录像/).first()).toBeVisible()
  const began = Date.now()
  await phone.button('完成').click() // the recording outlives the viewfinder

  await page.waitForTimeout(MINUTE)
  const first = await heapOf(page)
  for (let minute = 2; minute <= MINUTES; minute++) await page.waitForTimeout(Math.max(0, began + minute * MINUTE - Date.now()))
  const last = await heapOf(page)
  await expect(page.locator('aside.recording')).toContainText('正在录像')

  await page.waitForTimeout(Math.random() * 3000)
  const times = await page.evaluate(() => window.chunks)
  const made = times.length
  const longest = Math.max(...times.map((time, n) => time - (times[n - 1] ?? began)))
  await killHard(phone.profile)
  const again = await Phone.open(phone.profile, true)
  await again.page.goto(`/task/${task}`)
  await expect(again.page.getByText('有一段录像没有正常结束')).toBeVisible()
  const kept = await slicesKept(again.page)
  const figures = `${MINUTES} min: heap ${(first / 1e6).toFixed(2)} MB after the first minute, ${(last / 1e6).toFixed(2)} MB at the end (${((100 * last) / first - 100).toFixed(1)} %); ${made} slices made, the longest ${longest} ms, ${kept} kept after SIGKILL`
  process.stdout.write(`${figures}\n`)
  expect(kept).toBeGreaterThanOrEqual(made - 1)
  // it ran all the time: a busy processor makes slices longer than their second, but never leaves a gap
  expect(longest).toBeLessThan(SILENCE)
  expect(times.at(-1)! - began).toBeGreaterThan(MINUTES * MINUTE - SILENCE)
  expect(last).toBeLessThanOrEqual(first * 1.2)

  await again.button('放回原处').click()
  await expect(again.page.getByText('有一段录像没有正常结束')).toHaveCount(0)
  await again.page.goto(`/task/${task}`)
  await expect(again.ownLines().first()).toContainText('1 件影像')
  await again.context.close()
})

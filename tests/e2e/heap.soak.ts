import { expect, test, type Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { freshStory } from './pages/stage'
import { arrive, ready, WANG } from './steps/visit'
const MINUTE = 60_000
async function snap(page: Page, name: string) {
  const s = await page.context().newCDPSession(page)
  await s.send('HeapProfiler.collectGarbage'); await s.send('HeapProfiler.collectGarbage')
  const { usedSize } = await s.send('Runtime.getHeapUsage')
  const parts: string[] = []
  if (name) { s.on('HeapProfiler.addHeapSnapshotChunk', (e: { chunk: string }) => parts.push(e.chunk)); await s.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false } as never); writeFileSync(`/tmp/heap/${name}.heapsnapshot`, parts.join('')) }
  await s.detach(); return usedSize
}
test('heap', async ({ request }, info) => {
  const { task } = await freshStory(request, 'signed')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await page.locator('footer').getByRole('button', { name: /^拍照/ }).click()
  await page.getByRole('tab', { name: '录像' }).click()
  await phone.button('开始录像').click()
  await expect(page.getByText(/正在录像/).first()).toBeVisible()
  await phone.button('完成').click()
  for (let m = 1; m <= 7; m++) {
    await page.waitForTimeout(MINUTE)
    const used = await snap(page, m === 2 ? 'a' : m === 7 ? 'b' : '')
    process.stdout.write(`${m} min ${(used / 1e6).toFixed(3)} MB\n`)
  }
  await phone.context.close()
})

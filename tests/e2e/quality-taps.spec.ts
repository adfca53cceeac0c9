/** Taps and waiting for the five things an inspector does most, counted by the page itself and written to var/e2e/taps.json. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Phone } from './pages/phone'
import { freshStory } from './pages/stage'
import { callWitness, recordSound, refuse } from './steps/refusing'
import { arrive, closePart, deliver, officersSign, ready, WANG } from './steps/visit'

interface Counted { taps: number; milliseconds: number }
const LEAST = { open: 1, first: 6, line: 5, close: 10, refuse: 25, sync: 0 }
const FACT = '卸油口未上锁，现场责令限期改正。'

test('R145 the five commonest things, counted: a task in one tap, a line with photo in five, sync in none @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await page.addInitScript(() => addEventListener('pointerdown', (event) => {
    if (event.isTrusted) sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps')) + 1))
  }, true))
  await phone.offline()
  await arrive(phone, task, WANG)
  const counts: Record<string, Counted> = {}
  const count = async (name: string, work: () => Promise<unknown>) => { counts[name] = await counted(phone, work) }

  await page.goto('/tasks')
  const card = page.locator(`a[href="/task/${task}"]`)
  await phone.onList(task, (found) => expect(found).toBeVisible({ timeout: 1_000 }))
  await count('open', async () => { await card.click(); await expect(phone.ownLines().first()).toBeVisible() })
  const withPhoto = (at: number) => async () => { await phone.ownLines().nth(at).click(); await phone.photograph(); await phone.clean() }
  // before the first picture at a filling station the safety card is read, once per visit
  await count('first', withPhoto(0))
  await page.goto(`/task/${task}`)
  await count('line', withPhoto(1))
  await phone.problem(FACT)
  while (!page.url().endsWith(task)) await phone.clean()
  await count('close', () => closePart(phone))
  await count('refuse', async () => {
    await refuse(phone, FACT)
    await recordSound(phone, 3000)
    await callWitness(phone)
    await phone.button('下一步：检查人员签名').click()
    await officersSign(phone)
    await phone.button('锁定记录').click()
    await expect(page.getByText('当事人拒绝签名或者盖章，已记录')).toBeVisible()
  })
  await count('sync', () => deliver(phone))
  const file = resolve(__dirname, '../../var/e2e/taps.json')
  mkdirSync(resolve(file, '..'), { recursive: true })
  writeFileSync(file, `${JSON.stringify(counts, null, 2)}\n`)
  console.log(JSON.stringify(counts))
  for (const [name, most] of Object.entries(LEAST)) expect.soft(counts[name]?.taps, name).toBeLessThanOrEqual(most)
  await phone.context.close()
})

async function counted({ page }: Phone, work: () => Promise<unknown>): Promise<Counted> {
  await page.evaluate(() => sessionStorage.setItem('taps', '0'))
  const began = Date.now()
  await work()
  return { taps: Number(await page.evaluate(() => sessionStorage.getItem('taps'))), milliseconds: Date.now() - began }
}

/** Every page of the phone: no violation of axe, nothing sideways, nothing cut — both languages, both sizes, and at twice the text. */
import { expect, test, type Page } from '@playwright/test'
import { HeadPhone } from './pages/head'
import { cut, violations } from './pages/looks'
import type { Phone } from './pages/phone'
import { fieldRoutes } from './pages/routes'
import { freshStory } from './pages/stage'
import { beyond } from './pages/touch'

import { shot } from './steps/shot'
import { arrive, ready, WANG } from './steps/visit'

interface Reading { name: string; language: 'zh-CN' | 'en'; size: 'normal' | 'large'; light: 'normal' | 'outdoor'; zoom: number }
const READINGS: Reading[] = [
  { name: '中文', language: 'zh-CN', size: 'normal', light: 'normal', zoom: 1 },
  { name: '大字版、户外', language: 'zh-CN', size: 'large', light: 'outdoor', zoom: 1 },
  { name: '200 %', language: 'zh-CN', size: 'normal', light: 'normal', zoom: 2 },
  { name: 'English, 200 %', language: 'en', size: 'normal', light: 'normal', zoom: 2 },
]

test.describe.configure({ timeout: 900_000 })

test('R145 every page of the phone reads well: axe finds nothing, nothing slides sideways, also at twice the text @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await arrive(phone, task, WANG)
  await expect(phone.ownLines()).toHaveCount(6)
  const line = (await phone.ownLines().nth(2).getAttribute('href'))?.split('/').at(-1) ?? ''
  await phone.ownLines().first().click()
  await phone.photograph()
  await phone.clean()
  await phone.problem('灭火器压力不足两具，已拍照。')
  const locked = await lockedTask(phone)
  const { top, task: inside } = fieldRoutes()
  const filled = (path: string, id: string) => path.replace(/^/, '').replace(':code', line).replace(':form', 'F-09').replace(/:\w+\??/g, 'x').replace(/^/, `/task/${id}/`)
  const pages = [...top.map((path) => path.replace(/:\w+\??/g, 'x')), ...inside.map((path) => filled(path, task)), ...['', 'record', 'print', 'supplement'].map((path) => filled(path, locked))]
  for (const reading of READINGS) {
    await test.step(reading.name, async () => {
      await read(phone, reading)
      await phone.page.goto('/tasks')
      for (const path of pages) await looksWell(phone, path, reading)
    })
  }
  await phone.context.close()
})

test('R145 the pages only a head has read well too @long', async () => {
  const head = await HeadPhone.enrolled(test.info().outputPath('head'), 'head-com')
  for (const reading of READINGS) {
    await read(head.phone, reading)
    for (const path of ['/todo', '/me', '/deputies', '/pin']) {
      await head.page.goto(path)
      await looksWell(head.phone, path, { ...reading, name: `head ${reading.name}` })
    }
  }
  await head.phone.context.close()
})

/** A task of the list's third shelf: signed and locked. */
async function lockedTask({ page }: Phone): Promise<string> {
  await page.goto('/tasks')
  const tab = page.getByRole('tab', { name: /已完成/ })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  const card = page.locator('main a[href^="/task/"]').first()
  await expect(card).toBeVisible()
  return (await card.getAttribute('href'))?.split('/').at(-1) ?? ''
}

async function read({ page, context }: Phone, { language, size, light, zoom }: Reading): Promise<void> {
  await page.evaluate((chosen) => {
    const key = 'liancha-settings'
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), ...chosen }))
  }, { language, size, light })
  await context.addInitScript((factor) => {
    const enlarge = () => { document.documentElement.style.fontSize = `${factor * 100}%` }
    if (document.documentElement) enlarge()
    else document.addEventListener('readystatechange', enlarge, { once: true })
  }, zoom)
}

async function looksWell({ page }: Phone, path: string, reading: Reading): Promise<void> {
  const name = `${reading.name} ${path.replace(/[0-9a-f-]{36}/, '…')}`
  await go(page, path)
  await expect(page.locator('main').first(), name).toBeVisible()
  await expect(page.locator('.skeleton'), name).toHaveCount(0)
  expect(new URL(page.url()).pathname === '/sign-in', `${name}: signed in all the while`).toBe(path === '/sign-in')
  await expect(page.getByText('本机没有这个任务'), name).toHaveCount(0)
  for (const [what, look] of [['axe', violations], ['too wide', beyond], ['cut', cut]] as const) {
    const found = await look(page)
    if (found.length) console.log(`${name}: ${what}: ${found.join('\n    ')}`)
    expect.soft(found, `${name}: ${what}`).toEqual([])
  }
  await shot(page, `looks-${name.replace(/[^\p{L}\d%]+/gu, '-')}`, true)
}

/** A move inside the running app, as its own links make it: a reload for each of a hundred pages would take minutes. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({ ...history.state as object, current: to }, '', to)
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }))
  }, path)
  await page.waitForTimeout(350) // a lazy page is fetched, the one before is taken down
}

/** The other doors: office and portal read well in both languages; and what the first visit to each page costs. */
import { expect, test, type Browser, type Page } from '@playwright/test'
import { violations } from './pages/looks'
import { freshStory } from './pages/stage'
import { beyond } from './pages/touch'
import { hasCard, typePassword } from './steps/cast'
import { shot } from './steps/shot'

const DESK = { 'reviewer-com': ['', 'lists', 'libraries/objects', 'libraries/inspectors', 'tasks', 'results', 'search?q=加油站', 'held', 'held/media', 'nowhere'], office: ['held', 'held/imports'], admin: ['', 'users', 'departments', 'devices'] }
const FIRST_LOAD = 180_000

test.describe.configure({ timeout: 600_000 })

for (const [language, long] of [['zh-CN', ''], ['en', ' @long']] as const) {
  test(`office: axe finds nothing on any page, ${language}${long}`, async ({ browser, request }) => {
    const { task } = await freshStory(request)
    for (const [who, pages] of Object.entries(DESK)) {
      const page = await desk(browser, who, language)
      for (const path of who === 'reviewer-com' ? [...pages, `results/${task}`, `tasks?open=${task}`] : pages) await deskLooksWell(page, path, language)
      await page.context().close()
    }
  })
}

async function desk(browser: Browser, who: string, language: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript((chosen) => localStorage.setItem('liancha-office-language', chosen), language)
  const page = await context.newPage()
  await page.goto('/office/sign-in')
  await expect(page.locator('main, form').first()).toBeVisible()
  expect.soft(await violations(page), `office sign-in ${language}`).toEqual([])
  await page.goto(`/office/sign-in?as=${who}&next=/office`)
  if (!(await hasCard(page, who))) await typePassword(page, who)
  await page.waitForURL((url) => url.pathname === '/office' || url.pathname === '/office/')
  return page
}

async function deskLooksWell(page: Page, path: string, language: string): Promise<void> {
  await page.goto(`/office${path && `/${path}`}`)
  await expect(page.locator('main')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await shot(page, `office-${language}-${path.replace(/[^\w]+/g, '-')}`)
  expect.soft(await violations(page), `office ${language} /${path}`).toEqual([])
}

test('portal: axe finds nothing and nothing slides sideways, on a phone and at twice the text', async ({ browser, request }) => {
  const [one] = ((await (await request.get('/api/portal/results')).json()) as { items: { id: string }[] }).items
  for (const [width, language, large, zoom] of [[360, 'zh', false, 1], [360, 'en', true, 1], [1440, 'zh', false, 1], [360, 'zh', false, 2]] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    await context.addInitScript(([english, size, factor]) => {
      localStorage.setItem('liancha-portal', JSON.stringify({ english, large: size }))
      document.addEventListener('readystatechange', () => { document.documentElement.style.fontSize = `${Number(factor) * 100}%` }, { once: true })
    }, [language === 'en', large, zoom] as const)
    const page = await context.newPage()
    for (const path of ['/portal', '/portal?q=加油站', '/portal?q=没有这个单位', `/portal/results/${one?.id}`, '/portal/results/nothing']) {
      const name = `portal ${width} ${language}${large ? ' large' : ''}${zoom > 1 ? ' 200 %' : ''} ${path.replace(/[0-9a-f-]{36}/, '…')}`
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      expect.soft(await violations(page), name).toEqual([])
      expect.soft(await beyond(page), name).toEqual([])
      await shot(page, name.replace(/[^\p{L}\d%]+/gu, '-'))
    }
    await context.close()
  }
})

test('first load of the field door: at most 180 KB of compressed JavaScript, sign-in and task list alike', async ({ browser }, info) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const loads = await measured(page, () => page.goto('/sign-in'))
  await expect(page.getByLabel('账号')).toBeVisible()
  await page.goto('/sign-in?as=I-COM-1&to=/tasks')
  await expect(page.locator('main a[href^="/task/"]').first()).toBeVisible({ timeout: 60_000 })
  const list = await context.newPage() // the same phone: its opened key cannot be carried to another browser
  const lists = await measured(list, async () => { await list.goto('/tasks'); await list.locator('h1').waitFor(); await list.waitForLoadState('networkidle') })
  info.annotations.push({ type: 'bytes', description: `sign-in ${loads}, list ${lists}` })
  console.log(`first load, JavaScript on the wire: sign-in ${loads} B, task list ${lists} B`)
  expect(loads).toBeGreaterThan(50_000)
  expect(loads).toBeLessThanOrEqual(FIRST_LOAD)
  expect(lists).toBeLessThanOrEqual(FIRST_LOAD)
  await context.close()
})

/** Bytes of JavaScript that came over the wire for this page, as the browser counted them; the worker's own fetches are not the page's. */
async function measured(page: Page, load: () => Promise<unknown>): Promise<number> {
  const wire = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  await wire.send('Network.enable')
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  wire.on('Network.responseReceived', ({ requestId, response }) => { if (/javascript/.test(response.mimeType)) scripts.add(requestId) })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (scripts.has(requestId)) bytes += encodedDataLength })
  await load()
  await page.waitForLoadState('networkidle')
  return bytes
}

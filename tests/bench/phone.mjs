// A slow phone in numbers: node phone.mjs ADDRESS USERNAME PASSWORD TASK → one line of JSON, milliseconds.
// Real Chromium, the production build, CPU slowed four times (CDP), 360×740, fake camera.
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pwa = createRequire(fileURLToPath(new URL('../../pwa/package.json', import.meta.url)))
const { chromium } = pwa('@playwright/test')
const [address, username, password, task] = process.argv.slice(2)
const SLOWER = 4
const [STARTS, UNLOCKS, PHOTOS, SCROLLS] = [3, 5, 7, 3]
const PIN = '470913'
const profile = mkdtempSync(join(tmpdir(), 'liancha-bench-phone-'))
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', baseURL: address, viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  permissions: ['camera', 'microphone'], args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
})
const page = context.pages()[0]
const cdp = await context.newCDPSession(page)
const slow = (rate) => cdp.send('Emulation.setCPUThrottlingRate', { rate })

/** Signed in once, everything fetched, the app itself installed. */
async function prepare() {
  await page.goto('/sign-in')
  await page.getByLabel('账号').fill(username)
  await page.locator('#password').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  for (const digit of PIN + PIN) await page.getByRole('button', { name: digit, exact: true }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: '开始使用' }).click({ timeout: 60_000 })
  await page.getByRole('tab', { name: /以后 1000/ }).waitFor({ timeout: 300_000 })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 })
  await page.evaluate(async (id) => { for (const name of ['/tasks', `/task/${id}`]) await fetch(name) }, task)
}

/** Milliseconds from the start of the page to the first card that can be tapped, painted. */
async function start() {
  await page.goto('/tasks', { waitUntil: 'commit' })
  const shown = await page.waitForFunction(() => window.liancha_usable, null, { polling: 20, timeout: 60_000 })
  return shown.jsonValue()
}

async function typePin() {
  for (const digit of PIN) await page.locator('.keys').getByRole('button', { name: digit, exact: true }).click()
}

/** Milliseconds from the PIN that was accepted to the first card that can be tapped, painted; the app is open at its lock. */
async function unlock() {
  await page.goto('/pin')
  await page.getByRole('button', { name: '立即锁定' }).click()
  await page.locator('.keys').waitFor() // locked is shown once it is locked
  await page.goto('/tasks')
  await page.locator('.keys').waitFor()
  await page.waitForTimeout(1500)
  await typePin()
  const shown = await page.waitForFunction(() => window.liancha_usable, null, { polling: 20, timeout: 60_000 })
  return (await shown.jsonValue()) - (await page.evaluate(() => performance.getEntriesByName('liancha-unlocked').at(-1).startTime))
}

/** Longest and late frames while the list of 1,000 runs past under a finger. */
async function scroll() {
  await page.goto('/tasks')
  await page.getByRole('tab', { name: /以后/ }).click()
  await page.locator('main a[href^="/task/"]').first().waitFor()
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    window.liancha_frames = []
    let before = performance.now()
    const each = (now) => { window.liancha_frames.push(now - before); before = now; requestAnimationFrame(each) }
    requestAnimationFrame(each)
  })
  await page.mouse.move(180, 500)
  for (let turn = 0; turn < 100; turn++) {
    await page.mouse.wheel(0, 240)
    await page.waitForTimeout(40)
  }
  const frames = (await page.evaluate(() => window.liancha_frames)).slice(2)
  const reached = await page.evaluate(() => window.scrollY)
  if (reached < 10_000) throw new Error(`the list scrolled ${reached} px only`)
  return { longest: Math.max(...frames), late: frames.filter((one) => one > 50).length, frames: frames.length }
}

/** From the tap on the shutter to the word "saved", which is said only after the durable write. */
async function photos() {
  await page.goto(`/task/${task}/check-in`)
  await page.getByRole('button', { name: /拍门头照/ }).click()
  const safe = page.getByRole('button', { name: '已知晓，我在安全区' }) // the petrol station's safety card comes first
  if (await safe.waitFor({ timeout: 10_000 }).then(() => true, () => false)) await safe.click()
  const taken = []
  for (let n = 0; n < PHOTOS; n++) {
    const finder = page.getByRole('dialog', { name: '取景' })
    if (!(await finder.isVisible())) await page.getByRole('button', { name: /门头照/ }).click()
    await finder.locator('.shutter:enabled').waitFor()
    await page.waitForTimeout(700)
    taken.push(await page.evaluate(shootAndWait))
  }
  return taken
}

/** In the page: a tap, then the first moment a kept picture shows. */
function shootAndWait() {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const giveUp = setTimeout(() => reject(new Error('never saved')), 20_000)
    const done = () => { clearTimeout(giveUp); watcher.disconnect(); resolve(performance.now() - began) }
    const watcher = new MutationObserver(() => { if (window.liancha_saved?.()) done() })
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
    const text = () => document.querySelector('.finder .word')?.textContent ?? ''
    const before = text()
    window.liancha_saved = () => !document.querySelector('.finder') || (/已保存/.test(text()) && text() !== before)
    document.querySelector('.shutter').click()
  })
}

await context.addInitScript(() => {
  const look = () => {
    const card = document.querySelector('main a[href^="/task/"]')
    if (!card) return void requestAnimationFrame(look)
    requestAnimationFrame(() => setTimeout(() => { window.liancha_usable = performance.now() }))
  }
  requestAnimationFrame(look)
})
try {
  await prepare()
  await context.setOffline(true)
  await slow(SLOWER)
  const starts = []
  for (let n = 0; n < STARTS; n++) starts.push(await start())
  console.error(JSON.stringify({ starts }))
  const unlocks = []
  for (let n = 0; n < UNLOCKS; n++) unlocks.push(await unlock())
  console.error(JSON.stringify({ unlocks }))
  const scrolls = []
  for (let n = 0; n < SCROLLS; n++) scrolls.push(await scroll())
  console.error(JSON.stringify({ scrolls }))
  const taken = await photos()
  const longest = scrolls.map((one) => one.longest)
  console.log(JSON.stringify({ start: middle(starts), starts, unlock: middle(unlocks), unlocks, frame: middle(longest), scrolls, photo: middle(taken), photos: taken }))
} catch (error) {
  console.error((await page.locator('body').innerText().catch(() => '')).slice(0, 800))
  throw error
} finally {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}

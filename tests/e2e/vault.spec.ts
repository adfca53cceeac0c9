/** What a lost phone gives away, and what its owner gets back: twenty wrong PINs, a new PIN, the profile on the disk. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { violations } from './pages/looks'
import { PIN as DEMO_PIN } from './pages/head'
import { OWN_PIN, Phone } from './pages/phone'
import { foundIn, sizeOf } from './pages/profile'
import { freshStory } from './pages/stage'
import { typePassword } from './steps/cast'
import { shot } from './steps/shot'
import { arrive, WANG } from './steps/visit'

const FACT = '三号加油机铅封缺失，编号看不清。'
const NEW_PIN = '705319'
const folder = () => mkdtempSync(join(tmpdir(), 'liancha-vault-'))

test('P136 P137 twenty wrong PINs without network, then password and a new PIN: the finding and its photo arrive', async ({ request }) => {
  test.setTimeout(600_000)
  const { task } = await freshStory(request, 'signed')
  const phone = await Phone.open(folder())
  const { page } = phone
  await phone.signIn('I-COM-1', task)
  await phone.installed()
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.photograph()
  await phone.problem(FACT)
  const hashes = await phone.hashes()

  await test.step('locked: a page of its own, and what waits is counted', async () => {
    await page.goto('/pin')
    await phone.button('立即锁定').click()
    await expect(page.getByRole('heading', { name: '输入 PIN' })).toBeVisible()
    await expect(page.getByText(/已锁定，解锁后继续上传。本机未传 \d+ 件/)).toBeVisible()
    await shot(page, 'vault-1-locked')
    expect(await violations(page)).toEqual([])
  })

  await test.step('P136 twenty wrong ones', async () => {
    let now = Date.now()
    for (let n = 1; n <= 20; n++) {
      await page.clock.setSystemTime(now += 16 * 60_000) // past every delay
      await phone.enterPin('111222')
      if (n < 20) await expect(page.getByText(n < 3 ? 'PIN 不正确' : '输错次数过多')).toBeVisible({ timeout: 20_000 })
      if (n === 3) await shot(page, 'vault-2-wait')
      if (n < 20) await expect(page.getByRole('button', { name: '1', exact: true })).toBeEnabled()
    }
    await expect(page.getByText('原 PIN 已停用')).toBeVisible({ timeout: 20_000 })
    await shot(page, 'vault-3-destroyed')
    expect(await violations(page)).toEqual([])
  })

  await test.step('without network it says so; with it, the password and a new PIN', async () => {
    await page.getByLabel('账号').fill('I-COM-1')
    await page.getByLabel('登录密码').fill('liancha-demo')
    await phone.button('验证身份').click()
    await expect(page.getByText('没有网络，暂时不能重设')).toBeVisible()
    await shot(page, 'vault-4-offline')
    await phone.context.setOffline(false)
    await phone.button('验证身份').click()
    await expect(page.getByText('身份已验证，请设置新 PIN')).toBeVisible()
    await phone.enterPin(NEW_PIN)
    await expect(page.getByRole('heading', { name: '再输入一次' })).toBeVisible()
    await shot(page, 'vault-5-new')
    await phone.enterPin(NEW_PIN)
  })

  await test.step('everything is there, and everything arrives', async () => {
    await expect(page.getByRole('button', { name: '立即锁定' })).toBeVisible({ timeout: 60_000 })
    await page.goto('/sync')
    await expect(page.locator('.glance').first()).toContainText('已传完', { timeout: 120_000 })
    await page.goto(`/task/${task}`)
    await expect(phone.ownLines().first()).toContainText('发现问题', { timeout: 60_000 })
    expect(await phone.hashes()).toEqual(hashes)
    await phone.ownLines().first().click()
    await expect(page.locator('#fact')).toHaveValue(FACT)
    await expect(page.locator('.strip img')).toBeVisible()
  })
  await phone.context.close()
})

test('P133 the browser profile on the disk shows no name, no finding, no picture and no PIN', async ({ request }) => {
  test.setTimeout(600_000)
  const { task, object } = await freshStory(request, 'signed')
  const profile = folder()
  let phone = await Phone.open(profile)
  await phone.page.goto('/sign-in?to=/tasks')
  await typePassword(phone.page, 'I-COM-1')
  await expect(phone.page.getByRole('heading', { name: '设置 PIN' }).first()).toBeVisible()
  await shot(phone.page, 'vault-6-first')
  for (let twice = 0; twice < 2; twice++) await phone.enterPin(OWN_PIN)
  await phone.button('开始使用').click()
  await phone.onList(task, (card) => expect(card).toContainText('可离线', { timeout: 3_000 }), 60_000)
  await phone.page.evaluate(keepInClear, CONTROL)
  await phone.installed()
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.photograph()
  const picture = await pictureBytes(phone.page)
  await phone.problem(FACT)
  await phone.context.setOffline(false)
  await phone.page.goto('/sync')
  await expect(phone.page.locator('.glance').first()).toContainText('已传完', { timeout: 120_000 })
  const secret = [FACT, FACT.slice(0, 8), object, '张一', '王二', WANG.certificate, OWN_PIN, 'liancha-demo']
  const bytes = [distinctive(picture)]
  expect(picture.length).toBeGreaterThan(1000)
  expect(sizeOf(profile)).toBeGreaterThan(1_000_000)
  expect(foundIn(profile, [CONTROL]).length, 'what is kept in clear would be found').toBeGreaterThan(0)

  expect.soft(foundIn(profile, secret, bytes), 'while it runs').toEqual([])
  await phone.context.close()
  expect.soft(foundIn(profile, secret, bytes), 'after it was closed').toEqual([])
  phone = await Phone.open(profile)
  await phone.openTask(task)
  await phone.ownLines().first().click()
  await expect(phone.page.locator('.strip img')).toBeVisible()
  await phone.context.close()
  expect.soft(foundIn(profile, secret, bytes), 'after it was opened again').toEqual([])
})

const CONTROL = '对照：这一句是明文保存的。'

/** A stretch of the picture that no other file has by chance: the fake camera's flat areas are rows of zeros. */
function distinctive(picture: Buffer): Buffer {
  for (let at = 600; at + 48 < picture.length; at += 16) {
    const piece = picture.subarray(at, at + 48)
    if (new Set(piece).size > 36) return piece
  }
  throw new Error('a picture without a picture')
}

/** One sentence in a database of its own, as a version before encryption kept everything. */
function keepInClear(words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('control')
    asked.onupgradeneeded = () => asked.result.createObjectStore('rows')
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const put = asked.result.transaction('rows', 'readwrite', { durability: 'strict' })
      put.objectStore('rows').put({ words }, 1)
      put.oncomplete = () => { asked.result.close(); resolve() }
    }
  })
}

/** The picture on the line's page, as the phone shows it. */
async function pictureBytes(page: Page): Promise<Buffer> {
  const url = await page.locator('.strip img').first().getAttribute('src')
  return Buffer.from(await page.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], url!))
}

test('fingerprint or face opens what the PIN opens, where the authenticator can; offline too', async ({ request, baseURL }) => {
  await freshStory(request, 'signed')
  const phone = await Phone.open(folder())
  const { page } = phone
  const wire = await phone.context.newCDPSession(page)
  await wire.send('WebAuthn.enable')
  await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  const home = baseURL!.replace('127.0.0.1', 'localhost') // an authenticator knows names, no addresses
  await page.goto(`${home}/sign-in?as=I-COM-1&to=/pin`)
  await page.getByRole('button', { name: '开启指纹或面容解锁' }).click()
  await phone.enterPin(DEMO_PIN)
  await expect(page.getByText('已开启指纹或面容解锁')).toBeVisible({ timeout: 30_000 })
  await shot(page, 'vault-7-passkey')
  expect(await violations(page)).toEqual([])
  await phone.button('立即锁定').click()
  await expect(page.getByRole('button', { name: '用指纹或面容解锁' })).toBeVisible()
  await shot(page, 'vault-8-touch')
  await phone.context.setOffline(true)
  await page.getByRole('button', { name: '用指纹或面容解锁' }).click()
  await expect(page.getByText('已开启指纹或面容解锁')).toBeVisible({ timeout: 30_000 })
  await phone.context.close()
})

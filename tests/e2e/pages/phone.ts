/** An inspector's phone: one browser profile that outlives the browser, as the installed app does. */
import { mkdirSync } from 'node:fs'
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { recordOrigins } from './origins'
import { killHard } from './process'
import { draw } from './signing'
import { hasCard, typePassword } from '../steps/cast'

/** What an officer without a card chooses; the demo's cards bring their own (pages/head.ts). */
export const OWN_PIN = '470913'

interface Options { permitted?: string[]; reads?: boolean; switches?: string[]; origins?: Map<string, string> }

export class Phone {
  /** `origins`: whom it talked to, over all its lives */
  private constructor(readonly profile: string, readonly context: BrowserContext, readonly page: Page, readonly origins: Map<string, string>) {}

  /**
   * `permitted`: only these, the rest refused as a person would. The safety card of flammable places is read by itself
   * unless `reads` is false. `switches`: further command line switches of this one browser, e.g. what its camera sees.
   */
  static async open(profile: string, offline = false, { permitted, reads = true, switches = [], origins = new Map() }: Options = {}): Promise<Phone> {
    mkdirSync(profile, { recursive: true })
    const { launchOptions: launch, viewport, locale, timezoneId, permissions: all, geolocation, baseURL } = test.info().project.use
    const permissions = permitted ?? all
    const launchOptions = permitted ? { ...launch, args: launch?.args?.filter((one) => one !== '--use-fake-ui-for-media-stream') ?? [] } : launch
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions, args: [...(launchOptions?.args ?? []), ...switches], offline, serviceWorkers: 'allow', viewport: viewport ?? null, hasTouch: true,
      ...(locale && { locale }), ...(timezoneId && { timezoneId }), ...(permissions && { permissions }), ...(geolocation && { geolocation }), ...(baseURL && { baseURL }),
    })
    context.setDefaultTimeout(20_000)
    recordOrigins(context, origins)
    const page = context.pages()[0] ?? (await context.newPage())
    if (reads) await page.addLocatorHandler(page.getByRole('alertdialog', { name: '易燃易爆场所' }), () => page.getByRole('button', { name: '已知晓，我在安全区' }).click())
    return new Phone(profile, context, page, origins)
  }

  /** SIGKILL, then the same profile again. */
  async killed(offline: boolean): Promise<Phone> {
    await killHard(this.profile)
    return Phone.open(this.profile, offline, { origins: this.origins })
  }

  button = (name: string | RegExp): Locator => this.page.getByRole('button', { name, exact: typeof name === 'string' })

  async signIn(username: string, task: string): Promise<void> {
    await this.page.goto(`/sign-in?as=${username}&to=/tasks`)
    if (!(await hasCard(this.page, username))) {
      await typePassword(this.page, username)
      for (let twice = 0; twice < 2; twice++) await this.enterPin(OWN_PIN)
      await this.button('开始使用').click()
    }
    await expect(this.page).toHaveURL(/:\d+\/tasks$/, { timeout: 40_000 }) // the app's first load, a key made, a password checked
    await this.onList(task, (card) => expect(card).toContainText('可离线', { timeout: 3_000 }), 60_000)
  }

  /** On the pad, digit by digit. */
  async enterPin(pin: string): Promise<void> {
    for (const digit of pin) await this.button(digit).click()
  }

  /** The list draws only what is near the screen: scrolls on, and from the top again, until the task's card does. */
  async onList(task: string, act: (card: Locator) => Promise<void>, timeout = 20_000): Promise<void> {
    const card = this.page.locator(`a[href="/task/${task}"]`)
    await expect(async () => {
      if (!(await card.count())) {
        await this.page.evaluate(() => {
          const before = window.scrollY
          window.scrollBy({ top: window.innerHeight / 2, behavior: 'instant' })
          if (window.scrollY === before) window.scrollTo({ top: 0, behavior: 'instant' })
        })
      }
      await act(card)
    }).toPass({ timeout, intervals: [100] })
  }

  /** The app itself is on the phone: the service worker is at work and holds every file of the build. */
  async installed(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const ready = await navigator.serviceWorker.ready
      return ready.active?.state === 'activated' && navigator.serviceWorker.controller !== null
    })
  }

  async offline(): Promise<void> {
    await this.context.setOffline(true)
    expect(await this.page.evaluate(() => fetch('/api/health', { cache: 'no-store' }).then(() => 'answered', () => 'nothing'))).toBe('nothing')
    await expect(this.page.locator('.glance').first()).toContainText('离线')
  }

  async openTask(task: string): Promise<void> {
    await this.page.goto('/tasks')
    // localStorage reaches the disk seconds later than the evidence: a phone killed at once greets once more
    const start = this.button('开始使用')
    await expect(this.page.locator('a.card.task').first().or(start)).toBeVisible()
    if (await start.isVisible()) await start.click()
    await this.onList(task, (card) => card.click({ timeout: 1_500 }))
    await expect(this.page.getByText('任务资料已齐，可离线')).toBeVisible()
  }

  async checkIn(task: string): Promise<void> {
    await this.page.locator(`a[href="/task/${task}/check-in"]`).first().click()
    await this.page.getByRole('checkbox', { name: '已向当事人出示执法证' }).click()
    await this.button('到场签到').click()
    await expect(this.page.getByText(/已签到，在场/)).toBeVisible()
  }

  async checkInColleague(name: string, certificate: string): Promise<void> {
    await this.page.locator('.person').filter({ hasText: name }).getByRole('button', { name: '同机签到' }).click()
    await this.page.getByPlaceholder('照证件输入').fill(certificate)
    await draw(this.page, this.page.locator('canvas'))
    await this.button(`${name}到场签到`).click()
    await expect(this.page.locator('.person').filter({ hasText: name }).getByText(/到场$/)).toBeVisible()
  }

  /** Shoot once; back on the page when the picture is durable. */
  async photograph(): Promise<void> {
    await this.page.locator('footer').getByRole('button', { name: /^拍照/ }).click()
    const finder = this.page.getByRole('dialog', { name: '取景' })
    await finder.getByRole('button', { name: '拍照', exact: true }).click()
    await expect(finder.getByText('已保存 1 张在本机')).toBeVisible()
    await finder.getByRole('button', { name: '完成' }).click()
    await expect(this.page.getByText('1 张照片')).toBeVisible()
  }

  /** One tap; the next line (or the task, after the last) comes by itself. */
  async clean(): Promise<void> {
    await expect(this.button('未发现问题')).toBeVisible() // the line's own address by then
    const from = this.page.url()
    await this.button('未发现问题').click()
    await expect(this.page).not.toHaveURL(from)
  }

  /** 发现问题 with category, fact and a term to put it right. */
  async problem(fact: string): Promise<void> {
    const from = this.page.url()
    await this.button('发现问题').click()
    await this.page.getByRole('radio', { name: '发现问题，依法责令立即改正或者限期改正' }).click()
    await this.page.locator('#fact').fill(fact)
    await this.page.getByRole('radio', { name: '责令限期改正' }).click()
    await this.page.getByRole('radio', { name: '15 日内' }).click()
    await this.button('保存，下一项').click()
    await expect(this.page).not.toHaveURL(from)
  }

  /** The own department's lines on the task page, in order. */
  ownLines = (): Locator => this.page.locator('section.group').filter({ hasText: '我的（' }).locator('a.line')

  /** SHA-256 of everything this phone has captured, as it computed them itself. */
  async hashes(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const all = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error) })
      const found: string[] = []
      for (const { name } of await indexedDB.databases()) {
        const db = await all(indexedDB.open(name ?? ''))
        if (db.objectStoreNames.contains('media')) {
          const media = (await all(db.transaction('media').objectStore('media').getAll())) as { sha256: string; named: number }[]
          found.push(...media.filter((one) => one.named).map((one) => one.sha256))
        }
        db.close()
      }
      return [...new Set(found)].sort()
    })
  }
}

/** One officer's phone: its own browser profile, on or off the network, with the taps of a visit. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'

const SHOTS = process.env['E2E_SHOTS']

export class Phone {
  private constructor(readonly folder: string, readonly context: BrowserContext, readonly page: Page) {}

  /** A browser process of its own. `folder` given: the profile of a phone that was here before. */
  static async open(folder = mkdtempSync(join(tmpdir(), 'liancha-phone-')), offline = false): Promise<Phone> {
    const { use } = test.info().project
    const context = await chromium.launchPersistentContext(folder, { ...use.launchOptions, ...use, offline, isMobile: true, hasTouch: true })
    context.setDefaultTimeout(20_000)
    return new Phone(folder, context, context.pages()[0] ?? await context.newPage())
  }

  /** Signed in at a task whose papers, pictures and app are all on the phone. */
  async take(username: string, task: string): Promise<void> {
    await this.page.goto(`/sign-in?${new URLSearchParams({ as: username, to: `/task/${task}` })}`)
    await expect(this.page.getByText('任务资料已齐，可离线')).toBeVisible({ timeout: 60_000 })
    await this.page.waitForFunction(async () => !!(await navigator.serviceWorker.ready).active)
    await this.page.reload()
    await this.page.waitForFunction(() => !!navigator.serviceWorker.controller)
  }

  /** The network is really gone: not even the server's pulse is heard. */
  async unplug(): Promise<void> {
    await this.context.setOffline(true)
    expect(await this.page.evaluate(() => fetch('/api/health').then(() => 'answered', () => 'dead'))).toBe('dead')
  }
  plugIn = () => this.context.setOffline(false)
  button = (name: string | RegExp): Locator => this.page.getByRole('button', { name, exact: typeof name === 'string' })

  async shot(name: string): Promise<void> {
    if (SHOTS) await this.page.screenshot({ path: join(SHOTS, `${name}.png`) })
  }

  /** As when the battery falls out: the browser has no chance to say or write anything more. */
  async kill(): Promise<void> {
    const gone = this.context.waitForEvent('close')
    process.kill(this.process(), 'SIGKILL')
    await gone
  }

  /** The browser itself, not one of its helpers: the one process started with this profile that has no type. */
  private process(): number {
    const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => {
      const words = commandOf(pid)
      return words.includes(`--user-data-dir=${this.folder}`) && !words.some((word) => word.startsWith('--type='))
    })
    if (!found) throw new Error('the browser of this phone is not running')
    return Number(found)
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').flatMap((word) => word.split(' '))
  } catch {
    return [] // ended meanwhile
  }
}

/** A name in handwriting: three strokes across a pad. */
export async function write(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no pad to write on')
  for (const part of [0.25, 0.5, 0.75]) {
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * part)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * (part + 0.1), { steps: 6 })
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * (part - 0.1), { steps: 6 })
    await page.mouse.up()
  }
}

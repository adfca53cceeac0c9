/** The office desk of one person. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { hasCard, typePassword } from '../steps/cast'

export class Office {
  private constructor(readonly page: Page, private readonly task: string) {}

  /** Signed in by the demo card or, who has none, by password, on the review desk of one task. */
  static async open(browser: Browser, username: string, task: string): Promise<Office> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 850 } })
    const page = await context.newPage()
    await page.goto(`/office/sign-in?as=${username}&next=/office/results/${task}`)
    if (!(await hasCard(page, username))) await typePassword(page, username)
    await page.waitForURL((url) => url.pathname === `/office/results/${task}`)
    return new Office(page, task)
  }

  states = (word: string): Locator => this.page.locator('.states').getByText(word, { exact: true })

  /** Entry happens by itself when everything has arrived (R101): look again until every department shows it. */
  async waitFor(word: string, departments: number): Promise<void> {
    await expect(async () => {
      await this.page.goto(`/office/results/${this.task}`)
      await expect(this.states(word)).toHaveCount(departments, { timeout: 3_000 })
    }).toPass({ timeout: 60_000 })
  }

  /** The strip of all evidence and the picture itself, loaded. */
  async seesEvidence(): Promise<void> {
    const strip = this.page.locator('.strip')
    await expect(strip).toBeVisible()
    const pictures = strip.locator('img')
    await expect(pictures.first()).toBeVisible()
    await expect.poll(() => pictures.first().evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  }

  /** F-09 as the desk shows it, printed from the signed record. */
  async seesPaper(): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.url().endsWith(`/api/forms/tasks/${this.task}/F-09.pdf`))
    await this.page.goto(`/office/results/${this.task}`)
    const paper = await answer
    expect(paper.status()).toBe(200)
    expect(paper.headers()['content-type']).toContain('application/pdf')
  }

  /** Key 1, then the dialog's own answer. `already` departments had passed before. */
  async pass(already: number): Promise<void> {
    await expect(this.page.locator('.verbs').getByRole('button', { name: /^通过/ })).toBeVisible()
    await this.page.keyboard.press('1')
    await this.answer('通过')
    await expect(this.states('已审核')).toHaveCount(already + 1)
  }

  async publish(already: number): Promise<void> {
    await this.page.locator('.verbs').getByRole('button', { name: '公示…' }).click()
    await this.answer('公示')
    await expect(this.states('已公示')).toHaveCount(already + 1)
  }

  private async answer(word: string): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: word, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}

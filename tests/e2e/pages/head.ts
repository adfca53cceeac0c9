/** A department head's phone: signed in once, locked with the demo's PIN, decides from 待办. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Phone } from './phone'
import { killHard } from './process'

/** Set by itself where a card signs in (backend/demo/cast.py). */
export const PIN = '258013'

export class HeadPhone {
  private constructor(readonly phone: Phone) {}
  get page(): Page { return this.phone.page }

  static async enrolled(profile: string, username: string): Promise<HeadPhone> {
    const head = new HeadPhone(await Phone.open(profile))
    await head.page.goto(`/sign-in?as=${username}&to=/todo`)
    await expect(head.page).toHaveURL(/:\d+\/todo$/, { timeout: 40_000 })
    return head
  }

  async killed(): Promise<void> {
    await killHard(this.phone.profile)
  }

  /** The same phone taken up again, from nothing. */
  async reopened(): Promise<HeadPhone> {
    return new HeadPhone(await Phone.open(this.phone.profile))
  }

  async enter(pin: string): Promise<void> {
    await this.phone.enterPin(pin)
  }

  card = (task: string, kind: string): Locator => this.page.locator(`article.matter[data-task="${task}"][data-kind="${kind}"]`)
  decided = (task: string, kind: string): Locator => this.page.locator(`article.decided[data-task="${task}"][data-kind="${kind}"]`)

  async approve(task: string, kind: string): Promise<void> {
    // localStorage reaches the disk seconds later than the evidence: a phone killed at once greets once more
    const start = this.phone.button('开始使用')
    await expect(this.card(task, kind).or(start)).toBeVisible()
    if (await start.isVisible()) await start.click()
    await this.card(task, kind).getByRole('button', { name: '同意', exact: true }).click()
    await this.card(task, kind).getByRole('button', { name: '确认同意' }).click()
    await expect(this.decided(task, kind)).toContainText('已同意')
  }
}

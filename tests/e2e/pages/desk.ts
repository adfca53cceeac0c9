/** The office's desk of held work and of imports. */
import { expect, type Browser, type Page } from '@playwright/test'
import { hasCard, typePassword } from '../steps/cast'

export async function openDesk(browser: Browser, username: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(`/office/sign-in?as=${username}&next=/office${path}`)
  if (!(await hasCard(page, username))) await typePassword(page, username)
  await page.waitForURL((url) => `${url.pathname}${url.search}` === `/office${path}`)
  return page
}

/** The open dialog's word and reason. */
export async function decide(page: Page, word: '采用' | '不予采用', reason: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(`^${word}`) }).check()
  await dialog.getByLabel(/理由/).fill(reason)
  await dialog.getByRole('button', { name: '确定' }).click()
}

export async function decideAll(page: Page, reason: string): Promise<void> {
  await page.getByLabel('选中本页').check()
  await page.getByRole('button', { name: /^决定所选/ }).click()
  await decide(page, '采用', reason)
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })
}

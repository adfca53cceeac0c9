/** The desk: a reviewer looks and passes, the head publishes, everybody reads the portal. */
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'

const DESK = { width: 1440, height: 900 }

export async function desk(browser: Browser, username: string, next: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: DESK })).newPage()
  await page.goto(`/office/sign-in?${new URLSearchParams({ as: username, next })}`)
  await page.waitForURL(`**${next}`)
  return page
}

export async function pass(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^通过/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await expect(page.getByText(/已通过。等待/)).toBeVisible()
}

export async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '公示…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公示', exact: true }).click()
  await expect(page.getByText('已公示，公众现在可以查询。')).toBeVisible()
}

/** What the public finds under a task number, on a page without any session. */
export async function publicRow(browser: Browser, taskNo: string, department: string) {
  const page = await (await browser.newContext({ viewport: DESK })).newPage()
  await page.goto(`/portal?${new URLSearchParams({ q: taskNo })}`)
  return { page, row: page.getByRole('row').filter({ hasText: department }) }
}

export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['E2E_SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** People of the demo county: some have a card on the sign-in pages, the others type their password. */
import type { Page } from '@playwright/test'

const PASSWORD = 'liancha-demo'

/** Whether the sign-in pages let this person in by `?as=`. */
export async function hasCard(page: Page, username: string): Promise<boolean> {
  const stage = (await (await page.request.get('/api/demo/stage')).json()) as { cast: { username: string }[] }
  return stage.cast.some((one) => one.username === username)
}

/** On either sign-in page: what an officer without a card does. */
export async function typePassword(page: Page, username: string): Promise<void> {
  await page.getByLabel(/^(账号|用户名)$/).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

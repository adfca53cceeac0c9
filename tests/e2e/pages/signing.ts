/** Ink by hand, on any pad, turned or not. */
import { expect, type Locator, type Page } from '@playwright/test'

/** A zigzag across the middle of the canvas, far longer than a slip of the finger. */
export async function draw(page: Page, pad: Locator): Promise<void> {
  await expect(pad).toBeVisible()
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('the pad is not drawn')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(0.25, 0.35))
  await page.mouse.down()
  for (const [x, y] of [[0.7, 0.35], [0.35, 0.5], [0.72, 0.6], [0.4, 0.7]] as const) await page.mouse.move(...at(x, y), { steps: 6 })
  await page.mouse.up()
}

/** The full-screen pad: draw, then its confirming button. */
export async function sign(page: Page, confirm: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await draw(page, dialog.locator('canvas'))
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
}

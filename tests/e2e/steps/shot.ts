/** A picture for the eyes of whoever runs the stories: only when E2E_SHOTS names a folder. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['E2E_SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}

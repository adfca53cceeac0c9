/** What an eye (or a screen reader) meets on a page: axe's violations, in words. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const AXE = readFileSync(resolve(__dirname, '../../../pwa/node_modules/axe-core/axe.min.js'), 'utf8')
declare const axe: { run(context: unknown, options: unknown): Promise<AxeResults> }

/** One line per violation: rule, how many, and the first places. Motion is stopped first: half-faded text has half its contrast. */
export async function violations(page: Page, within?: string): Promise<string[]> {
  await page.evaluate((source) => { if (!('axe' in window)) (0, eval)(source) }, AXE)
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => null))))
  const found = await page.evaluate(async (root) => {
    const { violations: broken } = await axe.run(root ?? document, { resultTypes: ['violations'] })
    return broken.map(({ id, nodes }) => ({ id, count: nodes.length, places: nodes.slice(0, 4).map((node) => `${String(node.target)} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`) }))
  }, within)
  return found.map(({ id, count, places }) => `${id} ×${count}: ${places.join(' | ')}`)
}

/** Elements whose text is cut: wider inside than outside, without saying so by an ellipsis of two lines. */
export const cut = (page: Page): Promise<string[]> => page.evaluate(() => {
  const found: string[] = []
  for (const one of document.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, label, dd, dt, td, p, span, b')) {
    if (!one.checkVisibility() || one.classList.contains('aside') || one.children.length || !one.textContent?.trim()) continue
    const { overflowX, textOverflow } = getComputedStyle(one)
    if (overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1) found.push(one.textContent.trim().slice(0, 30))
  }
  return found
})

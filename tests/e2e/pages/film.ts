/** What a phone's screen shows over time, as a film for another phone's fake camera. */
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** Chromium plays the pictures of an .mjpeg file 30 times a second, from the start again at the end. */
const PER_PICTURE = 4

/**
 * Photographs the running sequence, as it comes, until every code was met twice; the order is what came, doubles and
 * all. Returns how many pictures and how many codes there are.
 */
export async function filmCodes(page: Page, file: string): Promise<{ pictures: number; codes: number }> {
  const canvas = page.locator('canvas[data-frame]')
  const pictures: Buffer[] = []
  const met = new Map<string, number>()
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const clip = { x: 0, y: 0, width: width - (width % 2), height: height - (height % 2) } // a film of odd height is played as 2×2
  const codes = Number(await canvas.getAttribute('data-total'))
  while ([...met.values()].filter((times) => times >= 2).length < codes) {
    const before = await canvas.getAttribute('data-frame')
    const picture = await page.screenshot({ type: 'jpeg', quality: 85, clip })
    if ((await canvas.getAttribute('data-frame')) !== before) continue // it changed while the picture was taken: a blur
    met.set(before ?? '', (met.get(before ?? '') ?? 0) + 1)
    pictures.push(picture)
    if (pictures.length > 2000) throw new Error(`only ${met.size} of ${codes} codes were met`)
  }
  writeFileSync(file, Buffer.concat(pictures.flatMap((picture) => Array.from({ length: PER_PICTURE }, () => picture))))
  return { pictures: pictures.length, codes }
}

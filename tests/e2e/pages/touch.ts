/** What a thumb meets: targets too small for it, and pages that slide sideways. */
import type { Page } from '@playwright/test'

/** No page may be wider than the phone: pixels by which it is. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth)

/** What reaches beyond the right edge, the innermost of each: empty when the page fits. */
export const beyond = (page: Page): Promise<string[]> => page.evaluate(() => {
  const width = document.documentElement.clientWidth
  if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= width) return []
  const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => one.getBoundingClientRect().right > width + 0.5)
  return wide.filter((one) => !wide.some((other) => other !== one && one.contains(other))).map((one) => `${one.parentElement?.className ?? ''} > ${one.tagName.toLowerCase()}.${one.className} ${(one.textContent ?? '').trim().slice(0, 20)}`)
})

/**
 * Visible buttons, links and inputs under 44×44, by name and size. A target may be larger than its drawing:
 * where the box is too small, the points at its middle ± 22 px are asked whom they hit. What lies under a modal
 * sheet cannot be met.
 */
export function smallTargets(page: Page, least = 44): Promise<string[]> {
  return page.evaluate((size) => {
    const targets = document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, summary, [role="button"], [role="radio"], [role="checkbox"], [role="tab"]')
    const reach = size / 2 - 0.5
    const hits = (element: HTMLElement, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && element.contains(hit)
    }
    const modal = document.querySelector('[aria-modal="true"]')
    const small: string[] = []
    for (const drawn of targets) {
      if (!drawn.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || (modal && !modal.contains(drawn))) continue
      const element = drawn.closest('label') ?? drawn // a tick in a label is as large as its label
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      const box = element.getBoundingClientRect()
      if (!box.width || (box.width >= size - 0.5 && box.height >= size - 0.5)) continue
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const wide = box.width >= size - 0.5 || (hits(element, x - reach, y) && hits(element, x + reach, y))
      const high = box.height >= size - 0.5 || (hits(element, x, y - reach) && hits(element, x, y + reach))
      if (wide && high) continue
      const name = drawn.getAttribute('aria-label') ?? (element.innerText.trim() || drawn.getAttribute('placeholder') || drawn.id)
      small.push(`${name} ${Math.round(box.width)}×${Math.round(box.height)}`)
    }
    return small
  }, least)
}

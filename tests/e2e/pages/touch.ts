/** What a thumb meets: targets too small for it, and pages that slide sideways. */
import type { Page } from '@playwright/test'

/** No page may be wider than the phone: pixels by which it is. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth)

/**
 * Visible buttons, links and inputs under 44×44, by name and size. A target may be larger than its drawing:
 * where the box is too small, the points at its middle ± 22 px are asked whom they hit.
 */
export function smallTargets(page: Page, least = 44): Promise<string[]> {
  return page.evaluate((size) => {
    const targets = document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, summary, [role="button"], [role="radio"], [role="checkbox"], [role="tab"]')
    const reach = size / 2 - 0.5
    const hits = (element: HTMLElement, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true)
    }
    const small: string[] = []
    for (const element of targets) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      const box = element.getBoundingClientRect()
      if (!box.width || (box.width >= size - 0.5 && box.height >= size - 0.5)) continue
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const wide = box.width >= size - 0.5 || (hits(element, x - reach, y) && hits(element, x + reach, y))
      const high = box.height >= size - 0.5 || (hits(element, x, y - reach) && hits(element, x, y + reach))
      if (wide && high) continue
      const name = element.getAttribute('aria-label') ?? (element.innerText.trim() || element.getAttribute('placeholder') || element.id)
      small.push(`${name} ${Math.round(box.width)}×${Math.round(box.height)}`)
    }
    return small
  }, least)
}

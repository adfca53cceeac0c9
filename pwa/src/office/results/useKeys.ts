/** Keys of a page. They rest while somebody types or a dialog is open; Space stays with a focused button unless it lies in [data-keys]. */
import { onScopeDispose } from 'vue'

const isTyping = (target: HTMLElement) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
const dialogOpen = () => document.querySelector('.el-overlay:not([style*="display: none"]) [role="dialog"], .cover[role="dialog"]') !== null

export function useKeys(keys: Record<string, () => void>): void {
  function listen(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target as HTMLElement
    if (isTyping(target) || dialogOpen()) return
    if (event.key === ' ' && target.closest('button, a, summary, [role="button"]') && !target.closest('[data-keys]')) return
    const deed = keys[event.key]
    if (!deed) return
    event.preventDefault()
    deed()
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => window.removeEventListener('keydown', listen))
}

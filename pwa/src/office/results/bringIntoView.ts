/** Scrolls a list until the wanted part is in it; unlike scrollIntoView it never moves the page around the list. */
export function bringIntoView(list: HTMLElement | undefined, selector: string): void {
  const part = list?.querySelector<HTMLElement>(selector)
  if (!list || !part) return
  const [frame, box] = [list.getBoundingClientRect(), part.getBoundingClientRect()]
  if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - (frame.height - box.height) / 2
  if (box.left < frame.left || box.right > frame.right) list.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2
}

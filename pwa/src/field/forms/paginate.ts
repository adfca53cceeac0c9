/**
 * A form's HTML on sheets of A4, laid out by measuring: every page knows its number before it is printed, so each
 * carries its own code, in every browser and without a network. Rows stay whole; a head is repeated on the next sheet.
 */

/** The room of one sheet; `content` overflows when it is full. */
export interface Room { sheet: HTMLElement; content: HTMLElement }
type MakeRoom = () => Room

const isFull = ({ content }: Room): boolean => content.scrollHeight > content.clientHeight + 1

export function paginate(html: string, makeRoom: MakeRoom): HTMLElement[] {
  const source = document.createElement('template')
  source.innerHTML = html
  const pages = new Pages(makeRoom)
  for (const block of [...source.content.children] as HTMLElement[]) {
    if (block instanceof HTMLTableElement) pages.addTable(block)
    else pages.add(block)
  }
  return pages.sheets
}

class Pages {
  readonly sheets: HTMLElement[] = []
  private room: Room
  constructor(private readonly makeRoom: MakeRoom) { this.room = this.next() }

  private next(): Room {
    this.room = this.makeRoom()
    this.sheets.push(this.room.sheet)
    return this.room
  }

  add(block: HTMLElement): void {
    this.room.content.append(block)
    if (!isFull(this.room) || this.room.content.children.length === 1) return
    this.turn(block)
  }

  /** Onto the next sheet, with the heading that belongs to it. */
  private turn(block: HTMLElement): void {
    const before = block.previousElementSibling
    const head = before?.tagName === 'H2' && this.room.content.children.length > 2 ? before : null
    this.next().content.append(...(head ? [head] : []), block)
  }

  addTable(table: HTMLTableElement): void {
    const rows = [...table.querySelectorAll('tr')].filter((row) => !row.closest('thead'))
    let part = this.open(table, false)
    for (const row of rows) {
      const body = part.tBodies[0]!
      body.append(row)
      if (!isFull(this.room)) continue
      if (body.rows.length === 1) { this.turn(part); if (isFull(this.room)) part = this.split(table, row); continue }
      row.remove()
      this.next()
      part = this.open(table, true)
      part.tBodies[0]!.append(row)
      if (isFull(this.room)) part = this.split(table, row)
    }
    if (!rows.length) part.remove()
  }

  /** An empty piece of a table with its columns and its head. */
  private open(table: HTMLTableElement, again: boolean): HTMLTableElement {
    const part = document.createElement('table')
    part.className = table.className
    const widths = (table.dataset['cols'] ?? '1').split(' ').map(Number)
    const total = widths.reduce((sum, width) => sum + width, 0)
    const cols = document.createElement('colgroup')
    for (const width of widths) {
      const col = document.createElement('col')
      col.style.width = `${(100 * width) / total}%`
      cols.append(col)
    }
    const head = table.tHead?.cloneNode(true) as HTMLElement | undefined
    if (again) head?.classList.add('again')
    part.append(cols, ...(head ? [head] : []), document.createElement('tbody'))
    this.room.content.append(part)
    return part
  }

  /** A row no sheet can hold: its longest cell runs over onto as many sheets as it needs. */
  private split(table: HTMLTableElement, row: HTMLTableRowElement): HTMLTableElement {
    let part = row.closest('table')!
    for (let now = row; isFull(this.room);) {
      const long = [...now.cells].reduce((a, b) => ((b.textContent?.length ?? 0) > (a.textContent?.length ?? 0) ? b : a))
      const words = long.textContent ?? ''
      const fits = this.fitting(long, words)
      long.textContent = words.slice(0, fits)
      const rest = now.cloneNode(true) as HTMLTableRowElement
      for (const cell of rest.cells) { cell.textContent = ''; cell.classList.remove('fill') }
      rest.cells[long.cellIndex]!.textContent = words.slice(fits)
      this.next()
      part = this.open(table, true)
      part.tBodies[0]!.append(rest)
      now = rest
    }
    return part
  }

  private fitting(cell: HTMLElement, words: string): number {
    let [low, high] = [1, words.length]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      cell.textContent = words.slice(0, middle)
      if (isFull(this.room)) high = middle - 1
      else low = middle
    }
    return low
  }
}

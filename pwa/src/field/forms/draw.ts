/** A form drawn into the page as sheets of A4: text, handwriting, foot with page, 核验码 and QR. */
import encodeQR from 'qr'
import { paginate, type Room } from './paginate'
import { codeOf, pageMark, renderSheet, type Sheet } from './sheet'
import './paper.css'

export interface Drawing { pictures: Record<string, string>; demo: boolean; own: Record<string, string> }

/** Draws into `host` (which must be in the document, it is measured) and answers the number of pages. */
export function drawSheet(host: HTMLElement, sheet: Sheet, drawing: Drawing): number {
  host.replaceChildren()
  host.classList.toggle('unfilled', sheet.unfilled)
  const html = placed(renderSheet(sheet, drawing.own), drawing.pictures)
  const pages = paginate(html, () => emptySheet(host, drawing.demo))
  pages.forEach((page, index) => page.append(foot(sheet, index + 1, pages.length)))
  return pages.length
}

/** Handwriting in its place before anything is measured; a picture that is not here leaves its box empty. */
function placed(html: string, pictures: Record<string, string>): string {
  const read = document.createElement('template')
  read.innerHTML = html
  for (const image of read.content.querySelectorAll('img')) {
    const source = pictures[image.getAttribute('name') ?? '']
    if (source) Object.assign(image, { src: source, alt: '' })
    else image.remove()
  }
  for (const cell of read.content.querySelectorAll('.fill')) cell.textContent = (cell.textContent ?? '').split('\n').map((line) => line.trim()).join('\n').trim()
  return read.innerHTML
}

const WIDE = '\u3000'
const element = (tag: string, className: string, text = ''): HTMLElement => Object.assign(document.createElement(tag), { className, textContent: text })

function emptySheet(host: HTMLElement, demo: boolean): Room {
  const sheet = element('section', 'a4')
  if (demo) sheet.append(Object.assign(element('div', 'demo', '演示—非正式文书'), { ariaHidden: 'true' }))
  const content = element('div', 'content')
  sheet.append(content)
  host.append(sheet)
  return { sheet, content }
}

function foot(sheet: Sheet, page: number, pages: number): HTMLElement {
  const made = element('div', 'foot')
  const words = element('p', '')
  const first = element('span', '', `${sheet.form}${WIDE}任务编号 ${sheet.record.task.task_no}${WIDE}核验码 `)
  first.append(element('b', '', codeOf(sheet)), `${WIDE}版本 ${sheet.version}`)
  words.append(first, element('span', 'count', `第 ${page} 页 共 ${pages} 页`), element('small', '', `摘要 SHA-256 ${sheet.sha256}`), element('span', '', '一式两份，一份交当事人，一份归档。'))
  const code = new Image()
  code.src = `data:image/svg+xml,${encodeURIComponent(encodeQR(pageMark(sheet, page, pages), 'svg', { ecc: 'medium', border: 2 }))}`
  code.alt = pageMark(sheet, page, pages)
  made.append(words, code)
  return made
}

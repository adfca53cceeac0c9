// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readMark, pageMark, renderSheet, type FormCode, type Sheet } from '@/field/forms/sheet'
import * as filters from '@/field/forms/filters'
import { viewOf } from '@/domain/view'
import { prefilledSheets } from '@/field/forms/prefilled'
import PREFILLED from '../../../tests/backend/forms/prefilled_lines.json'
import PAPERS from '../../../tests/backend/forms/paper_lines.json'

const papers = PAPERS as unknown as Record<string, Sheet & { lines: string[] }>

/** As backend/forms/markup.py lines_of: each paragraph, cell and line break begins a line. */
function linesOf(html: string): string[] {
  const read = document.createElement('div')
  read.innerHTML = html
  const lines: string[] = []
  for (const block of read.querySelectorAll('h1, h2, p, th, td')) {
    const fill = block.classList.contains('fill')
    for (const br of block.querySelectorAll('br')) br.replaceWith('\u0001')
    const text = fill ? (block.textContent ?? '').replaceAll('\n', '\u0001') : (block.textContent ?? '')
    lines.push(...text.split('\u0001').map((line) => line.replace(/[ \t\r\n\f]+/g, ' ').trim()).filter(Boolean))
  }
  return lines
}

describe('the same paper on the phone as from the server', () => {
  for (const [name, paper] of Object.entries(papers)) {
    it(`R85 R87 R88 R89 R91 R92 ${name} has the text of the server's form, line by line`, () => {
      expect(linesOf(renderSheet(paper))).toEqual(paper.lines)
    })
  }

  it('R85 the row of the line shows the fact, the order with its deadline and the number of the F-11', () => {
    const { lines } = papers['F-09']!
    const at = lines.indexOf('3号机铅封缺失')
    expect(lines.slice(at, at + 7)).toContain('责令限期改正（2026-06-10前）')
    expect(lines.slice(at, at + 7)).toContain('文书编号：武市监责改〔2026〕12号')
  })

  it('R95 a page mark is read back as it was written', () => {
    const paper = papers['F-12']!
    expect(readMark(pageMark(paper, 2, 3))).toEqual({ form: 'F-12', task_no: 'T-2026-F1-004', hash: paper.sha256.slice(0, 16), version: 1, page: 2, pages: 3 })
    expect(readMark('https://example.com/')).toBeNull()
  })

  it('text a person wrote is never markup', () => {
    expect(renderSheet(papers['F-12']!)).toContain('&lt;不签&gt;')
  })

  it('a template of the office\'s own stands before ours', () => {
    expect(renderSheet(papers['F-12']!, { 'F-12': '<h1>{{ record.task.task_no }}</h1>' })).toBe('<h1>T-2026-F1-004</h1>')
  })

  it('a hole in a record is a blank, never an error', () => {
    for (const filter of Object.values(filters.FILTERS)) expect(() => filter(null, 'x' as never)).not.toThrow()
    expect([filters.day(null), filters.span(null), filters.isoDay('2026-06-10T09:05'), filters.person('李', '')]).toEqual(['', '', '2026年6月10日 9时05分', '李'])
  })

  for (const [form, agreed] of Object.entries(PREFILLED.forms)) {
    it(`R71 ${form} before the visit: the same text and the same code as in the office's pack`, async () => {
      const rows = Object.entries(PREFILLED.rows).flatMap(([collection, found]) => Object.entries(found).map(([key, value]) => ({ collection, key, body: { value, head: 'x' } })))
      const sheets = await prefilledSheets(viewOf('t', 'task', rows), form as FormCode)
      expect(sheets.map((sheet) => ({ sha256: sheet.sha256, lines: linesOf(renderSheet(sheet)) }))).toEqual(agreed)
    })
  }
})

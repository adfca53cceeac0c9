/** Paper as text: what Chromium prints and what the server sets, made comparable line by line. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export const pdfText = (pdf: Buffer): string => execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString()

/** Without what breaks lines; some fonts name a character by its compatibility form. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\u00ad]+/g, '')

const FOOT = new RegExp(`F-\\d\\d${squeezed('任务编号')}.+?${squeezed('一式两份，一份交当事人，一份归档。')}`, 'g')
const DEMO = squeezed('演示—非正式文书')

/** The paper's own text: feet, the demo mark, and the head of a table that goes on at the top of a page are furniture. */
export function bodyText(text: string, heads: string[]): string {
  const known = heads.map(squeezed)
  return text.split('\f').reduce((body, sheet) => {
    const page = squeezed(sheet).replaceAll(DEMO, '').replace(FOOT, '')
    const again = known.length ? known.reduce((last, head) => (endOf(body, head) > endOf(body, last) ? head : last)) : ''
    return body + (endOf(body, again) > 0 && page.startsWith(again) ? page.slice(again.length) : page)
  }, '')
}

/** Where a head was last set; -1 where it was not yet. */
const endOf = (body: string, head: string): number => {
  const at = body.lastIndexOf(head)
  return at < 0 ? -1 : at + head.length
}

export const feet = (text: string): number => (squeezed(text).match(FOOT) ?? []).length

/** What stands in the sheets on the screen: logical lines (a paragraph, a cell, a line of a cell), and the heads of tables. */
export async function linesOnScreen(page: Page): Promise<{ lines: string[]; heads: string[] }> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll<HTMLElement>('.a4 .content :is(h1, h2, p, th, td)')].filter((one) => !one.closest('.again'))
    const lines = blocks.flatMap((one) => one.innerText.split('\n').map((line) => line.trim()).filter(Boolean))
    return { lines, heads: [...document.querySelectorAll<HTMLElement>('.a4 thead:not(.again)')].map((one) => one.innerText) }
  })
}

export const printed = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true, printBackground: true })

/** Every page of a PDF as a photograph of it. */
export function photographs(pdf: Buffer, dpi = 150): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'liancha-pages-'))
  writeFileSync(join(folder, 'paper.pdf'), pdf)
  execFileSync('pdftoppm', ['-r', String(dpi), '-jpeg', join(folder, 'paper.pdf'), join(folder, 'page')])
  return readdirSync(folder).filter((name) => name.endsWith('.jpg')).sort().map((name) => join(folder, name))
}

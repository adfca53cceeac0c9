/** One paper on both sides: what Chromium prints offline and what the server sets have the same text, line by line. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { bodyText, feet, linesOnScreen, pdfText, printed, squeezed } from './steps/paper'

const ROOT = resolve(process.cwd(), '..')
const python = (...args: string[]): string => execFileSync(join(ROOT, '.venv/bin/python'), ['-m', 'tests.backend.forms.papers_example', ...args], { cwd: ROOT, maxBuffer: 1 << 26 }).toString()

/** The phone's own drawing of a form, as one script and one style. */
async function drawing(): Promise<{ script: string; style: string }> {
  const made = await build({
    root: join(ROOT, 'pwa'), configFile: false, logLevel: 'error', resolve: { alias: { '@': join(ROOT, 'pwa/src') } },
    build: { write: false, lib: { entry: join(ROOT, 'pwa/src/field/forms/draw.ts'), formats: ['iife'], name: 'drawing' } },
  })
  const files = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []))
  const script = files.find((one) => one.type === 'chunk')
  const style = files.find((one) => one.type === 'asset' && one.fileName.endsWith('.css'))
  if (script?.type !== 'chunk' || style?.type !== 'asset') throw new Error('nothing was built')
  return { script: script.code, style: String(style.source) }
}

interface Agreed { form: string; lines: string[] }

test('R85 R87 R88 R89 R91 R92 F-09 to F-14 and F-17: the phone\'s print and the server\'s PDF, line by line', async ({ page }) => {
  const { script, style } = await drawing()
  const papers = JSON.parse(python()) as Record<string, Agreed>
  const folder = mkdtempSync(join(tmpdir(), 'liancha-papers-'))
  expect(Object.keys(papers)).toEqual(['F-09', 'F-10', 'F-11', 'F-12', 'F-13', 'F-14', 'F-14-uncooperative', 'F-17'])
  for (const [name, paper] of Object.entries(papers)) {
    await test.step(name, async () => {
      await page.setContent('<!DOCTYPE html><body style="margin:0"><div class="papers"><div class="form" id="form"></div></div></body>')
      await page.addStyleTag({ content: style })
      await page.addScriptTag({ content: script })
      const pages = await page.evaluate((sheet) => {
        const { drawSheet } = (window as unknown as { drawing: { drawSheet(host: Element, sheet: unknown, drawing: object): number } }).drawing
        return drawSheet(document.querySelector('#form')!, sheet, { pictures: {}, demo: false, own: {} })
      }, paper as unknown)
      const { lines, heads } = await linesOnScreen(page)
      expect(lines.map(squeezed)).toEqual(paper.lines.map(squeezed))
      const phone = pdfText(await printed(page))
      const file = join(folder, `${name}.pdf`)
      python(name, file)
      const server = pdfText(readFileSync(file))
      expect(bodyText(phone, heads)).toBe(squeezed(lines.join('')))
      expect(bodyText(server, heads)).toBe(squeezed(lines.join('')))
      expect(feet(phone)).toBe(pages)
      if (process.env['E2E_SHOTS']) await page.locator('.a4').first().screenshot({ path: join(process.env['E2E_SHOTS'], `${name}.png`) })
    })
  }
})

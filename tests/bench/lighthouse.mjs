// Lighthouse on the production build, as a phone: node lighthouse.mjs ADDRESS PAGE… → one line of JSON per page.
// A page written as "user@/path" is opened signed in by the demo's card of that user.
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pwa = createRequire(fileURLToPath(new URL('../../pwa/package.json', import.meta.url)))
const { chromium } = pwa('@playwright/test')
const { default: lighthouse } = await import(pwa.resolve('lighthouse'))
const [address, ...pages] = process.argv.slice(2)
const CATEGORIES = ['performance', 'accessibility', 'best-practices']

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)) })
})

async function judge(asked) {
  const [user, path] = asked.includes('@') ? asked.split('@') : [null, asked]
  const profile = mkdtempSync(join(tmpdir(), 'liancha-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', baseURL: address, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', `--remote-debugging-port=${port}`],
  })
  try {
    const page = context.pages()[0]
    if (user) {
      await page.goto(`/sign-in?as=${user}&to=/tasks`)
      await page.getByText('可离线').first().waitFor({ timeout: 60_000 })
    }
    const told = await lighthouse(address + path, { port, logLevel: 'error', onlyCategories: CATEGORIES, disableStorageReset: user !== null })
    const { categories, audits } = told.lhr
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]))
    const short = CATEGORIES.flatMap((name) => categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9).map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`.trim()))
    console.log(JSON.stringify({ page: asked, ...scores, short }))
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

for (const page of pages) await judge(page)
process.exit(0)

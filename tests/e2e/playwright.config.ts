import { defineConfig } from '@playwright/test'

const port = process.env['E2E_PORT'] ?? '8765'
const every = process.env['STORIES'] === 'all'
/** all but the stage, the desk, the public pages and the paper, whose size is not the phone's */
const FIELD = /(?<!demo|quality-doors|paper-text)\.spec\.ts$/

/** Real Chromium of the distribution, fake camera and microphone, the production build, one server for all stories. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../var/e2e',
  timeout: 240_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // `make test` tells the short stories, `make e2e` (STORIES=all) every one
  ...(every ? {} : { grepInvert: /@long/ }),
  reporter: [['line']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera', 'microphone', 'geolocation'],
    geolocation: { latitude: 35.1, longitude: 113.4, accuracy: 12 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
      ],
    },
  },
  /** the stories on the smallest phone; with STORIES=all whatever the phone does on a common larger one too */
  projects: [{ name: '360×740' }, ...(every ? [{ name: '412×915', testMatch: FIELD, use: { viewport: { width: 412, height: 915 } } }] : [])],
  webServer: {
    command: `.venv/bin/python -m tests.e2e.server ${port}`,
    cwd: '../..',
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: process.env['E2E_REUSE'] === '1',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})

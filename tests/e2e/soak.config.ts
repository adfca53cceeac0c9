import { defineConfig } from '@playwright/test'
import stories from './playwright.config'

/** The long proofs in a real browser: SOAK_MINUTES of recording (4 unless told; 30 is the real thing). */
export default defineConfig({ ...stories, testMatch: '*.soak.ts', projects: [{ name: '360×740' }], timeout: (Number(process.env['SOAK_MINUTES'] ?? 4) + 6) * 60_000 })

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Stories of the headless phone against a running server; tests/scenarios/ starts the server and then this. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: { include: ['tests/scenarios/*.scenario.ts'], testTimeout: 120_000 },
})

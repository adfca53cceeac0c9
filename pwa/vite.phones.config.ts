import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The headless phone as one file for Node; tests/scenarios/chaos/node_phones.py builds it with --outDir. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  publicDir: false,
  ssr: { noExternal: true },
  build: { ssr: 'tests/scenarios/phone_process.ts', target: 'node20', minify: false, rolldownOptions: { output: { codeSplitting: false } } },
})

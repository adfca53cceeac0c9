// Uploads one file with tus-js-client, as any client would. Prints one JSON line: { url, retries, sent }.
// node upload.mjs FILE ENDPOINT TOKEN SHA256 FILETYPE
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const pwa = createRequire(fileURLToPath(new URL('../../pwa/package.json', import.meta.url)))
const tus = pwa('tus-js-client')
const [file, endpoint, token, sha256, filetype] = process.argv.slice(2)
const content = readFileSync(file)
let retries = 0

const upload = new tus.Upload(content, {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { sha256, filetype },
  retryDelays: [100, 200, 400, 800, 1600],
  onShouldRetry: () => {
    retries += 1
    return true
  },
  onError: (error) => {
    console.error(String(error))
    process.exit(1)
  },
  onSuccess: () => {
    console.log(JSON.stringify({ url: upload.url, retries, sent: content.length }))
  },
})
upload.start()

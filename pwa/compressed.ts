/** Every text file of the build also as .br and .gz, made once here at the highest level; the server hands out what the browser takes. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** the service worker is compared byte by byte by browsers and written by another plugin: it stays as it is */
const TEXT = /(?<!^sw)\.(js|css|html|svg|webmanifest)$/
/** below this the headers cost more than the bytes saved */
const LEAST = 600

export function compressed(folder: string): Plugin {
  return { name: 'liancha-compressed', apply: 'build', enforce: 'post', closeBundle: { order: 'post', sequential: true, handler: () => compressAll(folder) } }
}

function compressAll(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT.test(name)) continue
    const path = join(folder, name)
    const bytes = readFileSync(path)
    if (bytes.length < LEAST) continue
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

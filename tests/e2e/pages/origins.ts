/** Whom the browsers of a story talked to (R143): every request of every page and worker, by its origin. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext } from '@playwright/test'

const STORE = resolve(__dirname, '../store.json')
const WIRE = /^(https?|wss?):/

/** Origins met from now on, each with the first address asked there; page data and blobs never leave the phone. */
export function recordOrigins(context: BrowserContext, met: Map<string, string>): void {
  context.on('request', (request) => {
    const address = request.url()
    if (!WIRE.test(address)) return
    const { origin } = new URL(address)
    if (!met.has(origin)) met.set(origin, address)
  })
}

/** Our own server, and the object store it is configured with. */
export function ownOrigins(base: string): string[] {
  const { S3_ENDPOINT } = JSON.parse(readFileSync(STORE, 'utf8')) as { S3_ENDPOINT: string }
  return [new URL(base).origin, new URL(S3_ENDPOINT).origin]
}

/// <reference lib="webworker" />
/**
 * The field door's service worker: the app itself offline, nothing else. It looks at GET only, waits with a new
 * version until the page says SKIP_WAITING, and keeps old assets until the last page that may need them is gone.
 * No data: what people record lives in IndexedDB, and the queue never depends on this file.
 */
import { CACHE, countHeld, fillCache, fromCaches, dropOldCaches } from './sw/cache'
import { ASK, LEAVE, makeBootKeeper } from './sw/boot'
import { isFieldPage } from './sw/paths'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

const shell = self.__WB_MANIFEST
const cache = CACHE + versionOf(shell)
const boots = makeBootKeeper(() => performance.now())

self.addEventListener('install', (event) => event.waitUntil(fillCache(cache, shell)))

/** The first version serves the page that installed it; a later one got here only because a page asked. */
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') void self.skipWaiting()
  if (event.data === 'HOW_WHOLE') event.waitUntil(countHeld(cache, shell).then((count) => event.ports[0]?.postMessage(count)))
  if (event.data?.type === LEAVE) boots.leave(event.data)
  if (event.data?.type === ASK) event.ports[0]?.postMessage(boots.ask())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isFieldPage(url.pathname)) event.respondWith(page(event))
    return
  }
  if (isShell(url)) event.respondWith(asset(request))
})

/** The app's one page, whatever its route. A navigation with no other page open is the moment to tidy up. */
async function page(event: FetchEvent): Promise<Response> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.every((client) => client.id === event.resultingClientId)) event.waitUntil(dropOldCaches(cache))
  return (await fromCaches(cache, '/index.html')) ?? fetch(event.request)
}

async function asset(request: Request): Promise<Response> {
  return (await fromCaches(cache, request.url)) ?? fetch(request)
}

/** Also assets of an older version: a page still open may load one late. */
function isShell(url: URL): boolean {
  return url.pathname.startsWith('/assets/') || shell.some((entry) => new URL(entry.url, self.location.origin).pathname === url.pathname)
}

/** A name that changes when any file of the shell does. */
function versionOf(entries: { url: string; revision: string | null }[]): string {
  let sum = 0
  for (const letter of JSON.stringify(entries)) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0
  return sum.toString(16)
}

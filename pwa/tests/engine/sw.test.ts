import { afterEach, describe, expect, it, vi } from 'vitest'
import { dropOldCaches, fillCache, fromCaches } from '@/sw/cache'
import { isFieldPage } from '@/sw/paths'

/** The Cache API, as much of it as the worker uses. */
function tCaches() {
  const stores = new Map<string, Map<string, Response>>()
  const cacheOf = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, store)
    const key = (url: string) => new URL(url, 'http://county.test').href
    return { match: async (url: string) => store.get(key(url))?.clone(), put: async (url: string, response: Response) => void store.set(key(url), response) }
  }
  vi.stubGlobal('location', new URL('http://county.test/'))
  vi.stubGlobal('caches', {
    open: async (name: string) => cacheOf(name), keys: async () => [...stores.keys()], delete: async (name: string) => stores.delete(name),
    match: async (url: string) => { for (const name of stores.keys()) { const hit = await cacheOf(name).match(url); if (hit) return hit } return undefined },
  })
  return stores
}
afterEach(() => vi.unstubAllGlobals())

describe('the service worker', () => {
  it.each(['/', '/index.html', '/tasks', '/tasks/0190/lines/GS-C1', '/officer'])('answers %s from the shell', (path) => { expect(isFieldPage(path)).toBe(true) })
  it.each(['/office', '/office/review', '/portal', '/portal/results/1', '/demo', '/api/health', '/sw.js', '/assets/x.js', '/manifest.webmanifest'])('leaves %s alone', (path) => { expect(isFieldPage(path)).toBe(false) })

  it('keeps old assets beside the new version until they are dropped, and fetches nothing twice', async () => {
    tCaches()
    const fetched: string[] = []
    vi.stubGlobal('fetch', async (url: string) => { fetched.push(new URL(url).pathname); return new Response(`bytes of ${url}`) })
    await fillCache('liancha-field-1', [{ url: 'index.html', revision: 'a' }, { url: 'assets/old.js', revision: null }, { url: 'assets/same.js', revision: null }])
    await fillCache('liancha-field-2', [{ url: 'index.html', revision: 'b' }, { url: 'assets/new.js', revision: null }, { url: 'assets/same.js', revision: null }])
    expect(fetched).toEqual(['/index.html', '/assets/old.js', '/assets/same.js', '/index.html', '/assets/new.js'])
    expect(await fromCaches('liancha-field-2', 'http://county.test/assets/old.js')).toBeDefined()
    await dropOldCaches('liancha-field-2')
    expect(await fromCaches('liancha-field-2', 'http://county.test/assets/old.js')).toBeUndefined()
    expect(await fromCaches('liancha-field-2', 'http://county.test/assets/same.js')).toBeDefined()
  })

  it('a version that cannot be fetched whole is not installed', async () => {
    tCaches()
    vi.stubGlobal('fetch', async (url: string) => new Response('', { status: url.endsWith('b.js') ? 404 : 200 }))
    await expect(fillCache('liancha-field-1', [{ url: 'assets/a.js', revision: null }, { url: 'assets/b.js', revision: null }])).rejects.toThrow('404')
  })
})

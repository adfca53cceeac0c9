import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useInks, type Inks } from '@/field/closing/inks'

const store = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => store.get(key) ?? null, setItem: (key: string, value: string) => void store.set(key, value), removeItem: (key: string) => void store.delete(key),
})
const ink = (name: string) => ({ medium: name, sha256: name.padEnd(64, '0'), size: 9, width: 3, height: 2, captured_at: 1 })

/** The signatures of one page: it may be left and opened again. */
function tPage(key: string, about: () => string) {
  const scope = effectScope()
  const fallen = ref(0)
  const page = scope.run(() => useInks(key, about, () => { fallen.value += 1 })) as Inks
  return { ...page, fallen, leave: () => scope.stop() }
}

describe('signatures on their way', () => {
  beforeEach(() => store.clear())

  it('stay when the officers leave the page and come back', () => {
    const first = tPage('a', () => 'hash-1')
    first.inks.value = { zhang: ink('zhang') }
    first.leave()
    expect(Object.keys(tPage('a', () => 'hash-1').inks.value)).toEqual(['zhang'])
  })

  it('fall, once and said so, when what was signed has changed', async () => {
    const about = ref('hash-1')
    const page = tPage('b', () => about.value)
    page.inks.value = { zhang: ink('zhang') }
    about.value = 'hash-2'
    await nextTick()
    expect([Object.keys(page.inks.value), page.fallen.value, store.size]).toEqual([[], 1, 0])
  })

  it('of another content are not shown even before they fall', () => {
    const page = tPage('c', () => 'hash-1')
    page.inks.value = { zhang: ink('zhang') }
    page.leave()
    const later = tPage('c', () => '')
    expect([later.inks.value, later.fallen.value]).toEqual([{}, 0])
  })

  it('are forgotten when they are in the record', () => {
    const page = tPage('d', () => 'hash-1')
    page.inks.value = { zhang: ink('zhang') }
    page.settle()
    expect([page.inks.value, store.size]).toEqual([{}, 0])
  })
})

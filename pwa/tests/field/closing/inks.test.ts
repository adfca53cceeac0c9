import 'fake-indexeddb/auto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useInks, type Inks } from '@/field/closing/inks'
import { configure, readDraftsOf, setPin, signIn } from '@/sync'
import { PIN, tCounty } from '../../engine/cast'

beforeAll(async () => {
  configure({ database: 'inks', origin: 'http://county.test', fetch: tCounty().fetch })
  await signIn('I-COM-1', 'liancha-demo')
  await setPin(PIN)
})
/** The store comes to hold this; writing is not awaited by the page. */
const comesToHold = (task: string, drafts: object) => vi.waitFor(async () => expect(Object.fromEntries(await readDraftsOf(task))).toEqual(drafts), 5_000)
const ink = (name: string) => ({ medium: name, sha256: name.padEnd(64, '0'), size: 9, width: 3, height: 2, captured_at: 1 })

/** The signatures of one page: it may be left and opened again. */
function tPage(key: string, about: () => string) {
  const scope = effectScope()
  const fallen = ref(0)
  const page = scope.run(() => useInks(key, 'part', about, () => { fallen.value += 1 })) as Inks
  return { ...page, fallen, leave: () => scope.stop() }
}

describe('signatures on their way', () => {
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
    expect([Object.keys(page.inks.value), page.fallen.value]).toEqual([[], 1])
    await comesToHold('b', {})
  })

  it('of another content are not shown even before they fall', () => {
    const page = tPage('c', () => 'hash-1')
    page.inks.value = { zhang: ink('zhang') }
    page.leave()
    const later = tPage('c', () => '')
    expect([later.inks.value, later.fallen.value]).toEqual([{}, 0])
  })

  it('are in the phone\'s store, so that a killed browser has them again', async () => {
    const page = tPage('e', () => 'hash-1')
    page.inks.value = { zhang: ink('zhang') }
    await comesToHold('e', { 'inks-part': { about: 'hash-1', inks: { zhang: ink('zhang') } } })
  })

  it('are forgotten when they are in the record', async () => {
    const page = tPage('d', () => 'hash-1')
    page.inks.value = { zhang: ink('zhang') }
    page.settle()
    expect(page.inks.value).toEqual({})
    await comesToHold('d', {})
  })
})

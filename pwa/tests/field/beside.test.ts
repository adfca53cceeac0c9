// @vitest-environment happy-dom
/** Sampling, orders and clues as they are written on the phone, on the real engine. */
import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { RouterView } from 'vue-router'
import { captureAll, configure, setPin } from '@/sync'
import { enter, refreshSession } from '@/field/session'
import { settings } from '@/field/settings'
import { router } from '@/field/router'
import { allWords, i18n } from '@/locales'
import { checkIn, COLLEAGUE, LEAD, TASK, tCounty } from '../engine/cast'

beforeAll(allWords)

let page: VueWrapper | null = null
let databases = 0
afterEach(() => { page?.unmount(); configure({ database: `idle-beside-${databases++}` }) })
const soon = (look: () => void) => vi.waitFor(look, { timeout: 20_000 })

/** Signed in, both on site, at this page of the task. */
async function tAt(path: string) {
  const county = tCounty()
  configure({ origin: 'http://county.test', database: `beside-${databases++}`, fetch: county.fetch })
  settings.welcomed = true
  await enter('I-COM-1', 'liancha-demo')
  await setPin('135790')
  refreshSession()
  await captureAll(TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
  await router.push(`/task/${TASK}${path}`)
  page = mount(RouterView, { global: { plugins: [i18n, router] }, attachTo: document.body })
  const tap = async (text: string) => {
    const target = () => page!.findAll('a, button').find((element) => element.text() === text) ?? page!.findAll('a, button').find((element) => element.text().includes(text))
    await soon(() => expect(target()).toBeDefined())
    await target()!.trigger('click')
    await flushPromises()
  }
  const fill = async (label: string, value: string) => {
    const field = () => page!.findAll('label').find((element) => element.text().startsWith(label))
    await soon(() => expect(field()).toBeDefined())
    await page!.get(`[id="${field()!.attributes('for')}"]`).setValue(value)
  }
  return { county, tap, fill }
}

describe('beside a line', { timeout: 30_000 }, () => {
  it('R82 a sample and its waiting finding are saved in one act, and the line reads 待检验', async () => {
    const { county, tap, fill } = await tAt('/line/GS-C1/sample')
    await tap('保存，记为待检验')
    await soon(() => expect(page!.text()).toContain('填写封样编号'))
    for (const [label, value] of [['样品名称', '92 号汽油'], ['批号', '0912'], ['数量', '2 份'], ['抽样地点', '2 号机'], ['封样编号', '封-0412']] as const) await fill(label, value)
    await tap('保存，记为待检验')
    await soon(() => expect(Object.values(county.view(TASK).samples)[0]?.value).toMatchObject({ line: 'GS-C1', seal_no: '封-0412', receipt_no: 'T-2026-F1-003-抽样-GS-C1', representative: '王站长', report: null }))
    await soon(() => expect(county.view(TASK).findings['GS-C1']?.value).toMatchObject({ checked: true, outcome: null, methods: ['ON_SITE', 'SAMPLING'], fact: '抽取92 号汽油，2 份，封样编号封-0412，已送检，待检验。' }))
    await router.push(`/task/${TASK}`)
    await soon(() => expect(page!.text()).toContain('待检验'))
    await soon(() => expect(page!.text()).toContain('1 / 2'))
  })

  it('R84 an oral order is not saved without its note and its proof', async () => {
    const { county, tap } = await tAt('/line/GS-C1')
    await tap('发现问题')
    await tap('发现问题，依法责令立即改正或者限期改正')
    await page!.get('#fact').setValue('台账缺两笔')
    await tap('口头')
    await tap('保存，下一项')
    await soon(() => expect(page!.text()).toContain('写明口头责令的过程'))
    expect(page!.text()).toContain('录音、录像或请当事人签名，证明口头责令')
    await tap('书面')
    await tap('保存，下一项')
    await soon(() => expect(county.view(TASK).measures['GS-C1']?.value).toMatchObject({ given: 'WRITTEN', deliver_later: false, media: [] }))
  })

  it('R83 an order given before stands when only the fact is worded anew: same number, new requirement', async () => {
    const { county, tap } = await tAt('/line/GS-C1')
    await tap('发现问题')
    await tap('发现问题，依法责令立即改正或者限期改正')
    await page!.get('#fact').setValue('台账缺两笔')
    await tap('保存，下一项')
    await soon(() => expect(county.view(TASK).measures['GS-C1']).toBeDefined())
    await router.push(`/task/${TASK}/line/GS-C1`)
    await soon(() => expect(page!.find('#fact').exists()).toBe(true))
    await page!.get('#fact').setValue('台账缺三笔')
    await tap('保存，下一项')
    await soon(() => expect(county.view(TASK).measures['GS-C1']?.value).toMatchObject({ number: 'T-2026-F1-003-责改-GS-C1', requirement: '对“台账缺三笔”的问题予以改正。' }))
  })

  it('R86 a clue names a department by tapping or typing, and counts on the task', async () => {
    const { county, tap, fill } = await tAt('/clue')
    await fill('线索内容', '灭火器过期')
    await fill('移交部门', '消防')
    await tap('县消防救援大队')
    await tap('保存线索')
    await soon(() => expect(Object.values(county.view(TASK).clues)[0]?.value).toMatchObject({ to_department: '县消防救援大队', matter: '灭火器过期', line: null, by: LEAD }))
    await soon(() => expect(page!.text()).toMatch(/问题线索\s*1/))
  })
})

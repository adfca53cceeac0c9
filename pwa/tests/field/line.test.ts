// @vitest-environment happy-dom
/** The line page on the real engine: fake-indexeddb beneath, a county in memory beyond. */
import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { capture, captureAll, configure, requestSync, setPin } from '@/sync'
import { enter, refreshSession } from '@/field/session'
import { settings } from '@/field/settings'
import { router } from '@/field/router'
import { RouterView } from 'vue-router'
import { allWords, i18n } from '@/locales'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty } from '../engine/cast'

/** The pages first: a test does not wait for their code. */
beforeAll(async () => { await Promise.all([allWords(), import('@/field/tasks/TasksPage.vue'), import('@/field/task/TaskShell.vue'), import('@/field/task/TaskPage.vue'), import('@/field/line/LinePage.vue')]) }, 120_000)

let page: VueWrapper | null = null
let databases = 0
afterEach(() => { page?.unmount(); configure({ database: `idle-${databases++}` }) })

/** What the screen shows comes from the database, a moment later. */
const soon = (look: () => void) => vi.waitFor(look, { timeout: 20_000 })

/** Signed in, both inspectors on site, the task page open; counts taps from here. */
async function tTaskPage() {
  const county = tCounty()
  configure({ origin: 'http://county.test', database: `field-${databases++}`, fetch: county.fetch })
  settings.welcomed = true
  await enter('I-COM-1', 'liancha-demo')
  await setPin('135790')
  refreshSession()
  await captureAll(TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
  await router.push(`/task/${TASK}`)
  page = mount(RouterView, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await soon(() => expect(page!.text()).toContain('事项GS-C1'))
  let taps = 0
  const tap = async (text: string) => {
    const open = () => page!.findAll('a, button').filter((element) => element.attributes('disabled') === undefined)
    const target = () => open().find((element) => element.text() === text) ?? open().find((element) => element.text().includes(text))
    await soon(() => expect(target()).toBeDefined())
    taps += 1
    await target()!.trigger('click')
    await flushPromises()
  }
  return { county, tap, taps: () => taps }
}
const at = () => router.currentRoute.value.path

describe('a line', { timeout: 30_000 }, () => {
  it('R77 R145 clean takes two taps from the task page: saved, and the next line is there', async () => {
    const { county, tap, taps } = await tTaskPage()
    await tap('事项GS-C1')
    await tap('未发现问题')
    await soon(() => expect(at()).toBe(`/task/${TASK}/line/GS-C2`))
    expect(taps()).toBe(2)
    await soon(() => expect(page!.text()).toContain('事项GS-C1：未发现问题，已存本机'))
    await soon(() => expect(county.view(TASK).findings['GS-C1']?.value).toMatchObject({ outcome: 'NO_PROBLEM_FOUND', recorded_by: LEAD }))
  })

  it('R78 after the last line comes the task page, all done', async () => {
    const { tap } = await tTaskPage()
    await capture(TASK, 'finding.record/1', clean('GS-C1').args)
    await soon(() => expect(page!.text()).toContain('1 / 2'))
    await tap('事项GS-C2')
    await tap('未发现问题')
    await soon(() => expect(at()).toBe(`/task/${TASK}`))
    await soon(() => expect(page!.text()).toContain('2 / 2'))
  })

  it('R83 a problem is not saved before it says what was found', async () => {
    const { county, tap } = await tTaskPage()
    await tap('事项GS-C1')
    await tap('发现问题')
    await tap('发现问题，依法责令立即改正或者限期改正')
    await tap('保存，下一项')
    expect(page!.text()).toContain('写明发现的事实')
    expect(at()).toBe(`/task/${TASK}/line/GS-C1`)
    await page!.get('#fact').setValue('台账缺两笔')
    await tap('保存，下一项')
    await soon(() => expect(county.view(TASK).findings['GS-C1']?.value).toMatchObject({ outcome: 'PROBLEM_ORDERED_RECTIFY', measure: 'RECTIFY_NOW', fact: '台账缺两笔' }))
    await soon(() => expect(county.view(TASK).measures['GS-C1']?.value).toMatchObject({ number: 'T-2026-F1-003-责改-GS-C1', requirement: '对“台账缺两笔”的问题予以改正。', given: 'WRITTEN', to_name: '王站长' }))
  })

  it('R75 explains why it is closed when a colleague has left, and takes nothing', async () => {
    const { tap } = await tTaskPage()
    await tap('事项GS-C1')
    await capture(TASK, 'team.check_out/1', { user: COLLEAGUE, reason: '临时公务' })
    await soon(() => expect(page!.text()).toContain('现场检查人员不得少于两人'))
    expect(page!.findAll('.choices button').every((button) => button.attributes('disabled') !== undefined)).toBe(true)
  })

  it('R10 another department’s line is read only and says whose it is', async () => {
    const { tap } = await tTaskPage()
    await tap('武陟县市场监督管理局只读')
    await tap('事项GS-M1')
    await soon(() => expect(page!.text()).toContain('武陟县市场监督管理局的检查项，只读'))
    expect(page!.find('.choices').exists()).toBe(false)
  })

  it('G4 two values stand side by side and end only by a choice', async () => {
    const { county, tap } = await tTaskPage()
    await tap('事项GS-C1')
    await capture(TASK, 'finding.record/1', clean('GS-C1').args)
    await soon(() => expect(county.view(TASK).findings['GS-C1']).toBeDefined())
    const dossier = county.dossiers.get(TASK)!
    const kept = dossier.rows.get('findings/GS-C1')!
    const beside = { head: 'other:1', value: { ...county.view(TASK).findings['GS-C1']!.value, fact: '同事看到的', recorded_by: COLLEAGUE }, by: COLLEAGUE, at: 5 }
    dossier.rows.set('findings/GS-C1', { ...kept, version: ++dossier.version, body: { ...kept.body!, contest: [beside] } })
    requestSync()
    await soon(() => expect(page!.findAll('.side').length).toBe(2))
    await page!.findAll('.side button')[1]!.trigger('click')
    await soon(() => expect(county.view(TASK).findings['GS-C1']).toMatchObject({ contest: [], value: { fact: '同事看到的' } }))
  })
})

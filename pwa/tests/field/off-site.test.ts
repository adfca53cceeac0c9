// @vitest-environment happy-dom
/** Material of fixed electronic monitoring on the phone: brought in, recorded as usual, its reviews read on the line. */
import 'fake-indexeddb/auto'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RouterView } from 'vue-router'
import { awaitsReview } from '@/domain/off_site'
import { emptyView, setRow } from '@/domain/view'
import { captureAll, configure, setPin } from '@/sync'
import { enter, refreshSession } from '@/field/session'
import { settings } from '@/field/settings'
import { router } from '@/field/router'
import { i18n } from '@/locales'
import { checkIn, COLLEAGUE, LEAD, TASK, tCounty } from '../engine/cast'

let page: VueWrapper | null = null
afterEach(() => { page?.unmount(); configure({ database: 'idle-off-site' }) })
const soon = (look: () => void) => vi.waitFor(look, { timeout: 8000 })
const row = (value: unknown) => ({ value, head: 'h', contest: [], pending: false }) as never

describe('off-site evidence', { timeout: 30_000 }, () => {
  it('R80 is brought in with the time the device recorded it, and the line says that two reviews are open', async () => {
    const county = tCounty()
    configure({ origin: 'http://county.test', database: 'off-site', fetch: county.fetch })
    settings.welcomed = true
    await enter('I-COM-1', 'liancha-demo')
    await setPin('135790')
    refreshSession()
    await captureAll(TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await router.push(`/task/${TASK}/line/GS-C1/off-site`)
    page = mount(RouterView, { global: { plugins: [i18n, router] }, attachTo: document.body })
    const save = () => page!.findAll('button').find((one) => one.text() === '导入')
    await soon(() => expect(save()).toBeDefined())
    await save()!.trigger('click')
    await soon(() => expect(page!.text()).toContain('选择监控照片或录像'))
    const input = page.get<HTMLInputElement>('input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [new File(['a film'], '卡口.mp4', { type: 'video/mp4', lastModified: Date.parse('2026-11-20T22:15:00+08:00') })] })
    await input.trigger('change')
    expect(page.get<HTMLInputElement>('#made').element.value).toBe('2026-11-20T22:15')
    await save()!.trigger('click')
    await flushPromises()
    await soon(() => expect(Object.values(county.view(TASK).evidence)[0]?.value).toMatchObject({
      line: 'GS-C1', kind: 'VIDEO', purpose: 'OFF_SITE', source: 'OFF_SITE', captured_at: Date.parse('2026-11-20T22:15:00+08:00'),
    }))
    await soon(() => expect(page!.text()).toMatch(/法制审核.*待审核.*技术审核.*待审核/s))
    expect(page.text()).not.toContain('立案前须经')
  })

  it('R80 only a line that leads to 立案 waits, and only until both reviews are there', () => {
    const view = emptyView('t', 'task')
    const found = { line: 'M1', checked: true, outcome: 'PROBLEM_PENDING_INVESTIGATION', measure: 'INVESTIGATE' }
    setRow(view, 'evidence', 'a', row({ sha256: 'a', line: 'M1', source: 'OFF_SITE', captured_at: 1 }))
    expect(awaitsReview(view, 'M1')).toBe(false)
    setRow(view, 'findings', 'M1', row(found))
    expect(awaitsReview(view, 'M1')).toBe(true)
    const review = { by: 'u', name: '周三', at: 1, usable: true, opinion: '可以采用' }
    setRow(view, 'evidence_reviews', 'a', row({ sha256: 'a', LEGAL: review }))
    expect(awaitsReview(view, 'M1')).toBe(true)
    setRow(view, 'evidence_reviews', 'a', row({ sha256: 'a', LEGAL: review, TECHNICAL: review }))
    expect(awaitsReview(view, 'M1')).toBe(false)
    setRow(view, 'findings', 'M1', row({ ...found, outcome: 'NO_PROBLEM_FOUND', measure: 'NONE' }))
    expect(awaitsReview(view, 'M1')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { BRANDS, brandOf, REMEDIES } from '@/field/checkup/brand'
import { batteryFinding, clockFinding, dossiersFinding, finding, resultOf, roomFinding, shellFinding, TESTS, type Findings } from '@/field/checkup/findings'
import { isFresh } from '@/field/checkup/kept'
import en from '@/locales/en/checkup_page'
import zh from '@/locales/zh-CN/checkup_page'

const all = (verdict: 'good' | 'note' | 'bad' | 'off'): Findings => Object.fromEntries(TESTS.map((name) => [name, finding(verdict, 'fine')]))

describe('the result of a checkup', () => {
  it('says 可以出发 only when everything was tested and nothing is bad', () => {
    expect(resultOf({}, null)).toEqual({ status: 'none' })
    expect(resultOf({ camera: finding('good', 'fine') }, null)).toEqual({ status: 'none' })
    expect(resultOf(all('good'), null)).toEqual({ status: 'ready', notes: 0 })
    expect(resultOf({ ...all('good'), location: finding('off', 'notWanted'), clock: finding('note', 'slow') }, null)).toEqual({ status: 'ready', notes: 1 })
  })
  it('names every bad test, also before the rest was tested', () => {
    expect(resultOf({ camera: finding('bad', 'denied') }, null)).toEqual({ status: 'not-ready', bad: ['camera'] })
    expect(resultOf({ ...all('good'), microphone: finding('bad', 'denied'), battery: finding('bad', 'low') }, null)).toEqual({ status: 'not-ready', bad: ['microphone', 'battery'] })
  })
  it('says how far it is while it runs', () => {
    expect(resultOf({ camera: finding('bad', 'denied'), microphone: finding('good', 'fine') }, 'microphone')).toEqual({ status: 'running', done: 1 })
  })
  it('an old checkup says little about today', () => {
    const last = { at: 1_000, brand: 'other', findings: {} } as const
    expect([isFresh(null, 0), isFresh(last, 2_000), isFresh(last, 1_000 + 25 * 3_600_000)]).toEqual([false, true, false])
  })
})

describe('single findings', () => {
  const room = (left: number, persisted = true) => roomFinding({ left, persisted, size: '', milliseconds: 9 })
  it('storage: full is bad, little and not promised are to be noted', () => {
    expect([room(4e8), room(1e9), room(9e9), room(9e9, false)].map((one) => [one.verdict, one.code])).toEqual([['bad', 'full'], ['note', 'little'], ['good', 'fine'], ['note', 'notKept']])
  })
  it('battery: twenty per cent is too little, unless it charges; who does not tell is not blamed', () => {
    expect([batteryFinding(20, false), batteryFinding(20, true), batteryFinding(49, false), batteryFinding(50, false), batteryFinding(null, false)].map((one) => one.verdict)).toEqual(['bad', 'good', 'note', 'good', 'off'])
  })
  it('clock: a wrong clock is told by how much and never forbids to go', () => {
    expect(clockFinding(null).code).toBe('unknown')
    expect(clockFinding(90_000 - 1).code).toBe('fine')
    expect(clockFinding(300_000)).toEqual(finding('note', 'slow', { minutes: 5 }))
    expect(clockFinding(-300_000)).toEqual(finding('note', 'fast', { minutes: 5 }))
  })
  it('R67 dossiers: every file of every open task must be here', () => {
    expect(dossiersFinding([{ files: 2, fetched: 2 }, { files: 3, fetched: 1 }])).toEqual(finding('bad', 'missing', { open: 1, all: 2 }))
    expect(dossiersFinding([{ files: 2, fetched: 2 }]).verdict).toBe('good')
    expect(dossiersFinding([]).code).toBe('none')
  })
  it('offline start: one missing file is one too many', () => {
    expect([shellFinding(null), shellFinding({ held: 9, all: 10 }), shellFinding({ held: 10, all: 10 })].map((one) => one.verdict)).toEqual(['bad', 'bad', 'good'])
  })
})

describe('the maker of the phone', () => {
  const android = (model: string) => `Mozilla/5.0 (Linux; Android 14; ${model}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36`
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15', 'iphone'], [android('HUAWEI ELS-AN00'), 'huawei'], [android('ALN-AL00'), 'huawei'], [android('HONOR MAA-AN00'), 'honor'],
    [android('Redmi Note 12'), 'xiaomi'], [android('2201123C'), 'xiaomi'], [android('OPPO A5'), 'oppo'], [android('RMX3461'), 'oppo'], [android('PEGM00'), 'oppo'], [android('vivo Y33s'), 'vivo'], [android('V2241A'), 'vivo'],
    [android('SM-A5360'), 'samsung'], [android('K'), 'other'],
  ])('%s is %s', (agent, brand) => expect(brandOf(agent)).toBe(brand))
  it('has a path through the settings for each, in both languages', () => {
    for (const words of [zh, en]) for (const test of REMEDIES) expect(Object.keys(words.remedy[test]).sort()).toEqual([...BRANDS].sort())
  })
})

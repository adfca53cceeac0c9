// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { setLanguage } from '@/locales'
import en from '@/locales/en/problems'
import { words } from '@/locales/problems'
import zh from '@/locales/zh-CN/problems'

const gaps = (entry: readonly string[]) => entry.join(' ').match(/\{\w+\}/g)?.sort() ?? []

describe('words of problems', () => {
  it('both languages know the same codes', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
  })

  it('English fills no gap that Chinese does not have', () => {
    for (const [code, entry] of Object.entries(en)) expect(gaps(zh[code]!), code).toEqual(expect.arrayContaining(gaps(entry)))
  })

  it('Chinese speaks until English has come', async () => {
    const early = words('record.lines_open', { count: 2 }, 'en').title
    await setLanguage('en')
    expect([early, words('record.lines_open', { count: 2 }, 'en').title]).toEqual(['还有 2 项未完成', '2 lines open'])
    await setLanguage('zh-CN')
  })

  it('an unknown code still says that nothing is lost', () => {
    expect(words('nobody.knows').detail).toContain('没有丢失')
  })
})

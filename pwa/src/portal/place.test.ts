import { describe, expect, it } from 'vitest'
import en from '@/locales/en/portal'
import zh from '@/locales/zh-CN/portal'
import { longDate, pageOf, placeOf, resultAddress, searchAddress } from './place'

describe('addresses of the portal', () => {
  it('R109 a search is its address', () => {
    expect(placeOf({ pathname: '/portal', search: '?q=%E5%8A%A0%E6%B2%B9%E7%AB%99&page=2&name=&evil=1' })).toEqual({ page: 'search', asked: { q: '加油站', page: '2' } })
    expect(searchAddress({ q: '加油站', uscc: '', page: '1' })).toBe('/portal?q=%E5%8A%A0%E6%B2%B9%E7%AB%99')
    expect(searchAddress({})).toBe('/portal')
  })
  it('a result has its own', () => {
    expect(placeOf({ pathname: resultAddress('a/b'), search: '' })).toEqual({ page: 'result', id: 'a/b' })
    expect(placeOf({ pathname: '/portal/results/7f/', search: '' })).toEqual({ page: 'result', id: '7f' })
  })
  it('R74 the party’s visit keeps its code after the #, where no server sees it', () => {
    expect(placeOf({ pathname: '/portal/visit', search: '', hash: '#P1.a.b~1~c' })).toEqual({ page: 'visit', code: 'P1.a.b~1~c' })
    expect(placeOf({ pathname: '/portal/visit/', search: '', hash: '' })).toEqual({ page: 'visit', code: '' })
  })
  it('a page that is no number is the first', () => expect(['x', '-3', '0', undefined].map((page) => pageOf(page === undefined ? {} : { page }))).toEqual([1, 1, 1, 1]))
  it('dates are written out, what is none is left alone', () => expect([longDate('2026-06-10', 'zh-CN'), longDate('2026-06-10', 'en'), longDate('', 'en')]).toEqual(['2026年6月10日', '2026-06-10', '']))
})

describe('what the page claims', () => {
  it('R106 says unchanged of a first version only', () => {
    expect(zh.result.unchanged('2026年6月10日')).toBe('本结果自 2026年6月10日 公示以来未被更改。')
    expect(zh.result.corrected('2026年7月1日', 2)).toContain('第 2 版')
    expect(en.result.corrected('2026-07-01', 2)).not.toContain('not been changed')
  })
})

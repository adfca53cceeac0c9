/** Which page an address means: the search, one result, or the party's own visit (its code stands after the #). */
import type { PortalSearch } from '@/api/portal'

export type PortalPlace = { page: 'search'; asked: PortalSearch } | { page: 'result'; id: string } | { page: 'visit'; code: string }
export const CONDITIONS = ['q', 'name', 'uscc', 'field', 'from', 'to'] as const
export type Condition = (typeof CONDITIONS)[number]

export function placeOf(address: { pathname: string; search: string; hash?: string }): PortalPlace {
  if (/^\/portal\/visit\/?$/.test(address.pathname)) return { page: 'visit', code: (address.hash ?? '').replace(/^#/, '') }
  const result = /^\/portal\/results\/([^/]+)\/?$/.exec(address.pathname)
  if (result?.[1]) return { page: 'result', id: decodeURIComponent(result[1]) }
  const given = new URLSearchParams(address.search)
  const asked: PortalSearch = {}
  for (const name of [...CONDITIONS, 'page'] as const) {
    const value = given.get(name)?.trim()
    if (value) asked[name] = value
  }
  return { page: 'search', asked }
}

/** The address of a search; conditions left empty are left out. */
export function searchAddress(asked: PortalSearch): string {
  const set = Object.entries(asked).filter(([name, value]) => value && !(name === 'page' && value === '1'))
  return `/portal${set.length ? `?${new URLSearchParams(set)}` : ''}`
}
export const resultAddress = (id: string): string => `/portal/results/${encodeURIComponent(id)}`
export const pageOf = (asked: PortalSearch): number => Math.max(1, Number.parseInt(asked.page ?? '1', 10) || 1)
/** 2026年6月10日 of "2026-06-10"; what is not a date is shown as it came. */
export function longDate(date: string, language: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(date)
  if (!parts) return date
  return language === 'en' ? parts[0] : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`
}

/**
 * RFC 8785 canonical JSON, integers only: the bytes that are hashed and signed.
 * Refuses what two languages could print differently: fractions, unsafe integers, lone surrogates, undefined.
 */
import { utf8, type Bytes } from './bytes'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return integer(value)
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return members(value as Record<string, unknown>)
  throw new TypeError(`${typeof value} has no canonical form`)
}

export const canonicalBytes = (value: unknown): Bytes => utf8(canonical(value))

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError('only safe integers have a canonical form')
  return String(value)
}

function quoted(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('a lone surrogate has no canonical form')
  return JSON.stringify(value)
}

/** Array.sort compares UTF-16 code units, which is the order RFC 8785 asks for. */
function members(value: Record<string, unknown>): string {
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${quoted(key)}:${canonical(value[key])}`).join(',')}}`
}

/** The same value with lone surrogates (half an emoji cut by a text field) replaced by U+FFFD and undefined members left out. */
export function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD') as T
  if (Array.isArray(value)) return value.map(wellFormed) as T
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [wellFormed(key), wellFormed(member)])) as T
}

/**
 * One phone: its database and everything it takes from its surroundings (network, clocks, randomness).
 * The app has one (index.ts); tests and the headless phone make as many as they like.
 */
import { words, type Language } from '@/locales/problems'
import { ProblemError, type Barrier } from '@/domain/problem'
import { Database } from '@/store'
import type { DexieOptions } from 'dexie'
import type { Entering } from './session'

export interface Surroundings {
  /** "" in the browser, "http://…" headless */
  origin: string
  database: string
  dexie: DexieOptions
  fetch: typeof fetch
  /** wall clock, milliseconds; may be wrong */
  now(): number
  /** milliseconds since this boot; never jumps */
  monotonic(): number
  random(): number
  language: Language
}

export interface Phone extends Surroundings {
  db: Database
  /** elapsed time counts only within one boot: as long as this page, or longer where boot.ts is vouched for */
  boot: string
  /** this page and no other */
  page: string
  /** signed in and not yet in: the PIN is missing. In memory only, gone with the page */
  entering: Entering | null
  /** called after each capture */
  woken: Set<() => void>
}

export function makePhone(given: Partial<Surroundings> = {}): Phone {
  const surroundings: Surroundings = {
    origin: '', database: 'liancha', dexie: {}, fetch: (...request) => globalThis.fetch(...request),
    now: () => Date.now(), monotonic: () => Math.floor(performance.now()), random: () => Math.random(), language: 'zh-CN', ...given,
  }
  return { ...surroundings, db: new Database(surroundings.database, surroundings.dexie, surroundings.now), entering: null, boot: crypto.randomUUID(), page: crypto.randomUUID(), woken: new Set() }
}

/** A problem in this phone's language. */
export function problem(phone: Phone, code: string, details: Record<string, string | number> = {}): ProblemError {
  const { title, detail } = words(code, details, phone.language)
  return new ProblemError(code, title, detail)
}

export const refused = (phone: Phone, why: Barrier): ProblemError => problem(phone, why.code, why.details)

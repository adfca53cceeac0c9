/** The last checkup of this phone, with its age; it is about the phone, so it belongs to no account. */
import { shallowRef } from 'vue'
import type { Findings } from './findings'
import { BRANDS, brandOf, type Brand } from './brand'

export interface Kept { at: number; brand: Brand; findings: Findings }
const KEY = 'liancha-checkup'
const FRESH = 24 * 3_600_000

function read(): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null
    return kept && Number.isFinite(kept.at) && BRANDS.includes(kept.brand) ? kept : null
  } catch {
    return null
  }
}

const kept = shallowRef(read())
export const lastCheckup = kept
export const ownBrand = (): Brand => kept.value?.brand ?? brandOf(navigator.userAgent)

export function keepCheckup(findings: Findings, brand: Brand): void {
  kept.value = { at: Date.now(), brand, findings }
  localStorage.setItem(KEY, JSON.stringify(kept.value))
}
/** Older than a day it says little about today. */
export const isFresh = (last: Kept | null, now: number): boolean => last !== null && now - last.at < FRESH


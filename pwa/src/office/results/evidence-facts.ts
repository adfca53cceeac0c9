/** Facts of one piece of evidence that need a little arithmetic. */
import type { DeskEvidence } from '@/api/office/results'
import type { Place } from '@/domain/rows'
import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'

/** R96: an offset of more than five minutes is flagged. */
const FLAGGED_MS = 5 * 60_000

/** How far the phone's clock was from the server's, in whole minutes; null when within what is allowed or unknown. */
export function clockDrift(medium: Pick<DeskEvidence, 'clock_offset_ms'>): { minutes: number; late: boolean } | null {
  const offset = medium.clock_offset_ms ?? 0
  return Math.abs(offset) > FLAGGED_MS ? { minutes: Math.round(Math.abs(offset) / 60_000), late: offset < 0 } : null
}

type Say = (key: string, named: Record<string, unknown>) => string

/** 北纬 35.09921° 东经 113.40133°（±12 米） */
export function placeText(place: Place, t: Say): string {
  return t('office.evidence.place', { lat: (place.lat_e7 / 1e7).toFixed(5), lon: (place.lon_e7 / 1e7).toFixed(5), n: place.accuracy_m })
}

export function signatureDress(valid: boolean | null): { tone: Tone; icon: IconName; word: 'valid' | 'invalid' | 'unknown' } {
  if (valid === null) return { tone: 'offline', icon: 'clock', word: 'unknown' }
  return valid ? { tone: 'done', icon: 'check', word: 'valid' } : { tone: 'stop', icon: 'stop', word: 'invalid' }
}

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
export const sha256Of = async (bytes: ArrayBuffer): Promise<string> => hex(await crypto.subtle.digest('SHA-256', bytes))

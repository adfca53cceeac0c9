/** Where we are, when the person allows it. Never blocks: ten seconds, then without. WGS-84, integers. */
import type { Place } from '@/domain/rows'
import { settings } from '../settings'

const PATIENCE = 10_000
const FRESH = 120_000
let last: { place: Place; at: number } | null = null
let running: Promise<Place | null> | null = null

const placeOf = ({ coords }: GeolocationPosition): Place => ({
  lat_e7: Math.round(coords.latitude * 1e7), lon_e7: Math.round(coords.longitude * 1e7), accuracy_m: Math.round(coords.accuracy), system: 'WGS84',
})

function ask(): Promise<Place | null> {
  return new Promise((resolve) => {
    // Some phones never answer while the permission question is open: the clock is ours.
    const giveUp = setTimeout(() => resolve(null), PATIENCE)
    const finish = (place: Place | null) => { clearTimeout(giveUp); resolve(place) }
    navigator.geolocation.getCurrentPosition((position) => finish(placeOf(position)), () => finish(null), { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 30_000 })
  })
}

/** Null when refused in the settings, refused by the system, or not known within ten seconds. */
export function locate(): Promise<Place | null> {
  if (!settings.location || !('geolocation' in navigator)) return Promise.resolve(null)
  running ??= ask().then((place) => {
    if (place) last = { place, at: Date.now() }
    running = null
    return place
  })
  return running
}

/** The place known from the last two minutes; starts looking for the next picture. */
export function recentPlace(): Place | null {
  void locate()
  return last && Date.now() - last.at < FRESH ? last.place : null
}

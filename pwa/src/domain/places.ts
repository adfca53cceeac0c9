/** How far a phone's place is from where the library puts the object: both in WGS-84 before they are compared. Pure. */
import gcoord from 'gcoord'
import type { Place, TaskRow } from './rows'

type Geo = NonNullable<TaskRow['object']['geo']>
const SYSTEM = { WGS84: gcoord.WGS84, GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 } as const
const EARTH_M = 6_371_008
/** a place known less exactly than this says nothing */
const VAGUE_M = 1000
/** a yard, a forecourt, a coarse library entry: nearer than this is "here" */
const NEAR_M = 500

/** Degrees [longitude, latitude] in WGS-84, whatever map the point came from. */
export function inWgs84({ lat_e7, lon_e7, system }: { lat_e7: number; lon_e7: number; system: Geo['system'] }): [number, number] {
  const [lon = 0, lat = 0] = gcoord.transform<[number, number]>([lon_e7 / 1e7, lat_e7 / 1e7], SYSTEM[system], gcoord.WGS84)
  return [lon, lat]
}

/** Metres along the ground. */
export function distance(from: Parameters<typeof inWgs84>[0], to: Parameters<typeof inWgs84>[0]): number {
  const rad = ([lon, lat]: [number, number]) => [(lon * Math.PI) / 180, (lat * Math.PI) / 180] as const
  const [[lon1, lat1], [lon2, lat2]] = [rad(inWgs84(from)), rad(inWgs84(to))]
  const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2
  return Math.round(2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half))))
}

export type Compared =
  | { status: 'near' | 'far'; metres: number }
  /** no place of the phone, none of the object, or too vague to say anything */
  | { status: 'none'; why: 'place' | 'object' | 'vague' }

/** What the two places say together; far only when not even the phone's error explains it. */
export function compare(place: Place | null, geo: Geo | null | undefined): Compared {
  if (!place) return { status: 'none', why: 'place' }
  if (!geo) return { status: 'none', why: 'object' }
  if (place.accuracy_m > VAGUE_M) return { status: 'none', why: 'vague' }
  const metres = distance(place, geo)
  return { status: metres - place.accuracy_m > NEAR_M ? 'far' : 'near', metres }
}

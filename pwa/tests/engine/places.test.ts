/** Places of three map systems, compared in one (checked against published pairs of the same point). */
import { describe, expect, it } from 'vitest'
import { compare, distance, inWgs84 } from '@/domain/places'
import type { Place } from '@/domain/rows'

const e7 = (lat: number, lon: number) => ({ lat_e7: Math.round(lat * 1e7), lon_e7: Math.round(lon * 1e7) })
const phone = (lat: number, lon: number, accuracy_m = 12): Place => ({ ...e7(lat, lon), accuracy_m, system: 'WGS84' })
/** one spot in 武陟: WGS-84, and what 高德 and 百度 call it */
const SPOT = e7(35.1, 113.4)
const near = (found: [number, number], wanted: [number, number]) => {
  expect(found[0]).toBeCloseTo(wanted[0], 4)
  expect(found[1]).toBeCloseTo(wanted[1], 4)
}

describe('places', () => {
  it('works: the same point of three systems is one point', () => {
    near(inWgs84({ ...SPOT, system: 'WGS84' }), [113.4, 35.1])
    // 天安门 as the three maps give it
    near(inWgs84({ ...e7(39.908823, 116.39747), system: 'GCJ02' }), [116.391228, 39.907421])
    near(inWgs84({ ...e7(39.915119, 116.403963), system: 'BD09' }), [116.391349, 39.907334])
  })

  it('a GCJ-02 point taken for WGS-84 would be some 600 m off: converted it is not', () => {
    const shifted = { ...e7(39.908823, 116.39747), system: 'GCJ02' as const }
    expect(distance(shifted, { ...shifted, system: 'WGS84' })).toBeGreaterThan(450)
    expect(distance(shifted, { ...e7(39.907421, 116.391228), system: 'WGS84' })).toBeLessThan(20)
  })

  it('a degree of latitude is 111 km', () => {
    expect(distance({ ...e7(35, 113), system: 'WGS84' }, { ...e7(36, 113), system: 'WGS84' })).toBeGreaterThan(111_000)
    expect(distance({ ...e7(35, 113), system: 'WGS84' }, { ...e7(36, 113), system: 'WGS84' })).toBeLessThan(111_400)
  })

  it('says near, far, or that nothing can be said', () => {
    const geo = { ...SPOT, system: 'WGS84' as const }
    expect(compare(phone(35.1005, 113.4005), geo)).toMatchObject({ status: 'near' })
    expect(compare(phone(35.11, 113.4), geo)).toMatchObject({ status: 'far' })
    expect(compare(phone(35.1055, 113.4, 300), geo)).toMatchObject({ status: 'near' })
    expect(compare(null, geo)).toEqual({ status: 'none', why: 'place' })
    expect(compare(phone(35.1, 113.4), null)).toEqual({ status: 'none', why: 'object' })
    expect(compare(phone(35.1, 113.4, 4000), geo)).toEqual({ status: 'none', why: 'vague' })
  })
})

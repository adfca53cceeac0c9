import { describe, expect, it } from 'vitest'
import { markOf } from './watermark'

const words = { none: '未取得定位', at: (lat: string, lon: string, n: number) => `北纬${lat}° 东经${lon}°（±${n}米）` }
const task = { task_no: 'WZ-2026-001-03', object: { name: '演示二号加油站' } } as never
const officer = { name: '张一', department_name: '商务局', certificate_no: '豫H演示-COM-001' }
const TAKEN = Date.parse('2026-11-21T09:30:00+08:00')

describe('R140 the mark on a copy', () => {
  it('R140 says when, where, for what and by whom', () => {
    const place = { lat_e7: 351_000_000, lon_e7: 1_134_000_000, accuracy_m: 12, system: 'WGS84' as const }
    expect(markOf({ captured_at: TAKEN, place }, task, officer, words)).toEqual([
      '2026-11-21 09:30', '北纬35.10000° 东经113.40000°（±12米）', 'WZ-2026-001-03 演示二号加油站', '商务局 张一 豫H演示-COM-001',
    ])
  })

  it('R140 an album picture says so, and no place is said too', () => {
    expect(markOf({ captured_at: TAKEN, place: null }, task, null, words, '相册导入')).toEqual(['2026-11-21 09:30（相册导入）', '未取得定位', 'WZ-2026-001-03 演示二号加油站'])
  })
})

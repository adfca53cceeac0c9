/** One piece of held work is named by its phone and number; the address carries it as "<device>.<seq>". */
import type { HeldRow } from '@/api/office/held'

export interface Listed extends HeldRow { id: string }
export const placeOf = (row: { device: string; seq: number }): string => `${row.device}.${row.seq}`
export function readPlace(place: string): { device: string; seq: number } {
  const [device = '', seq = '0'] = place.split('.')
  return { device, seq: Number(seq) }
}

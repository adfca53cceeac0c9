/** Signed time: the server's last anchor and how long ago it was by this boot's own clock, which nobody can move. */
import type { Facts } from '@/store'
import type { Phone } from './phone'

export interface Moment { anchor: string | null; boot: string; elapsed_ms: number | null; device_time: number }

export function momentNow(phone: Phone, anchor: Facts['anchor'] | null): Moment {
  const same = anchor?.boot === phone.boot
  return {
    anchor: anchor?.token ?? null, boot: phone.boot,
    elapsed_ms: same ? Math.max(0, phone.monotonic() - anchor.elapsed_at) : null, device_time: phone.now(),
  }
}

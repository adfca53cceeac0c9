/** What a phone's last contact means to the office. */
import type { DeviceRow } from '@/api/office/accounts'
import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'

export const SILENT_DAYS = 7
const DAY_MS = 86_400_000

/** Whole days since the phone was last heard of; since its enrolment when never. */
export function silentDays(device: Pick<DeviceRow, 'last_contact_at' | 'enrolled_at'>, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(device.last_contact_at ?? device.enrolled_at)) / DAY_MS))
}

export function dressOfDevice(device: DeviceRow, now: number): { tone: Tone; icon: IconName; word: 'revoked' | 'closed' | 'silent' | 'fine' } {
  if (device.revoked_at) return { tone: 'stop', icon: 'lock', word: 'revoked' }
  if (device.closed_at) return { tone: 'offline', icon: 'minus', word: 'closed' }
  return silentDays(device, now) >= SILENT_DAYS ? { tone: 'attention', icon: 'clock', word: 'silent' } : { tone: 'done', icon: 'check', word: 'fine' }
}

/** How much fits: sizes for people, minutes of recording left. Pure. */
import type { SyncState } from '@/sync'

type StorageRoom = NonNullable<SyncState['storage']>

/** what phones write a minute at the settings of our recorder, generously */
const SOUND_A_MINUTE = 1_000_000
const FILM_A_MINUTE = 20_000_000
/** the last part is never promised: databases need air */
const RESERVE = 0.05
const LOW = 500_000_000
export const MANY_MINUTES = 600

export const leftOf = (room: StorageRoom): number => Math.max(0, Math.floor(room.quota * (1 - RESERVE) - room.usage))
export const isLow = (room: StorageRoom): boolean => room.quota > 0 && leftOf(room) < LOW
export const minutesLeft = (room: StorageRoom): { audio: number; video: number } => ({
  audio: Math.floor(leftOf(room) / SOUND_A_MINUTE), video: Math.floor(leftOf(room) / FILM_A_MINUTE),
})
export const shareUsed = (room: StorageRoom): number => (room.quota > 0 ? Math.min(100, Math.round((room.usage / room.quota) * 100)) : 0)

/** "820 KB", "1.2 GB" */
export function sizeWord(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) { value /= 1000; unit += 1 }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

/** What each running recording belongs to, written before its first second: recovery needs it after a crash. */
import type { RecordingKind } from './recorder'
import type { Target } from './keep'

export interface RecordingNote extends Target { media: string; kind: RecordingKind; mime: string; startedAt: number }
const KEY = 'liancha-recordings'

export function notes(): RecordingNote[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as RecordingNote[]
  } catch {
    return []
  }
}
const write = (list: RecordingNote[]) => localStorage.setItem(KEY, JSON.stringify(list))
export const remember = (note: RecordingNote): void => write([...notes().filter((one) => one.media !== note.media), note])
export const forget = (media: string): void => write(notes().filter((one) => one.media !== media))

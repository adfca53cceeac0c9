/** Recordings a crash left unfinished on this phone: asked for at the start; the page that offers them comes when there are some. */
import { readonly, shallowRef } from 'vue'
import { recoverMedia, type UnfinishedMedium } from '@/sync'
import type { Target } from './keep'
import { isRecording } from './recording'

export interface LeftBehind { medium: UnfinishedMedium; target: Target }
const found = shallowRef<LeftBehind[]>([])
export const leftBehind = readonly(found)

export async function lookForLeft(): Promise<void> {
  const left = await recoverMedia()
  found.value = left.flatMap((medium) => (medium.note && medium.size ? [{ medium, target: JSON.parse(medium.note) as Target }] : []))
}

/** What is being recorded just now is not left behind; a phone that cannot look shows nothing. */
export const lookWhenQuiet = (): void => { if (!isRecording()) void lookForLeft().catch(() => {}) }

/** Where the record button stands on the screens of a task, and what a recording begun there is for. */
import type { InjectionKey, Ref } from 'vue'
import type { MediaPurpose } from '@/domain/rows'

/** How many record buttons a page draws itself; the frame adds one when there is none. */
export const RECORD_BUTTONS: InjectionKey<Ref<number>> = Symbol('record buttons')

const PURPOSES: Record<string, MediaPurpose> = {
  refuse: 'REFUSAL', witness: 'REFUSAL', unreachable: 'UNREACHABLE', uncooperative: 'UNCOOPERATIVE', suspend: 'SUSPENSION', tell: 'NOTICE', 'no-activity': 'NO_ACTIVITY',
}

/** By the page's address: /task/<id>/refuse → REFUSAL. */
export const purposeAt = (path: string): MediaPurpose => PURPOSES[path.split('/')[3] ?? ''] ?? 'SITE'
/** The line a page is about, where it is about one. */
export const lineAt = (path: string): string | null => {
  const [, , , page, code] = path.split('/')
  return page === 'line' && code ? decodeURIComponent(code) : null
}

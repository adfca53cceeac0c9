/**
 * Pages of a signed paper as they are photographed, put in order by the code on each (R95). Pictures are durable at
 * once; they belong to the record when the paper is attached.
 */
import { computed, onBeforeUnmount, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { PaperRow } from '@/domain/visit_rows'
import { discardMedia } from '@/sync'
import { storePage, type StoredPage } from './store-page'
import { readCode } from './read-code'
import type { FormCode, Mark } from './sheet'

export interface PageShot extends StoredPage { mark: Mark | null; url: string }
/** Why a picture was not taken in: it shows a page of something else. */
export type Stranger = { status: 'other-task'; task_no: string } | { status: 'other-record' } | { status: 'other-form'; form: string }

/** The numbers of the pages that are not there. */
export function missingPages({ pages, pages_expected }: Pick<PaperRow, 'pages' | 'pages_expected'>): number[] {
  return Array.from({ length: pages_expected }, (_, index) => index + 1).filter((page) => !pages[page - 1])
}

/** By number: read pages where they belong, the others in the gaps, in the order they were taken. */
export function inOrder<T extends { mark: Mark | null }>(shots: T[]): (T | null)[] {
  const total = Math.max(shots.find((one) => one.mark)?.mark?.pages ?? 0, shots.length)
  const places: (T | null)[] = Array.from({ length: total }, () => null)
  for (const shot of shots) if (shot.mark) places[shot.mark.page - 1] = shot
  for (const shot of shots) {
    const gap = places.indexOf(null)
    if (!shot.mark && gap >= 0) places[gap] = shot
  }
  return places
}

/** A page of another task, of another record (F-09 is printed from it), or of another form than the first one. */
export function strangerOf(mark: Mark, shots: { mark: Mark | null }[], taskNo: string, record: string | null): Stranger | null {
  if (mark.task_no !== taskNo.toUpperCase()) return { status: 'other-task', task_no: mark.task_no }
  const first = shots.find((one) => one.mark)?.mark
  if (first && first.form !== mark.form) return { status: 'other-form', form: mark.form }
  const isOther = (first && first.hash !== mark.hash) || (mark.form === 'F-09' && record !== null && !record.startsWith(mark.hash))
  return isOther ? { status: 'other-record' } : null
}

export interface Shots {
  shots: ShallowRef<PageShot[]>
  places: ComputedRef<(PageShot | null)[]>
  missing: ComputedRef<number[]>
  stranger: ShallowRef<Stranger | null>
  take(file: File): Promise<void>
  drop(shot: PageShot): void
  paper(form: FormCode): Omit<PaperRow, 'id' | 'by' | 'at'>
}

export function usePageShots(taskNo: () => string, record: () => string | null): Shots {
  const shots = shallowRef<PageShot[]>([])
  const stranger = shallowRef<Stranger | null>(null)
  const places = computed(() => inOrder(shots.value))
  const missing = computed(() => places.value.flatMap((shot, index) => (shot ? [] : [index + 1])))

  async function take(file: File): Promise<void> {
    const picture = await createImageBitmap(file)
    const mark = await readCode(picture)
    const { width, height } = picture
    picture.close()
    stranger.value = mark ? strangerOf(mark, shots.value, taskNo(), record()) : null
    if (stranger.value) return
    const stored = await storePage(file, width, height)
    const again = shots.value.find((one) => mark !== null && one.mark?.page === mark.page)
    if (again && again.sha256 !== stored.sha256) drop(again)
    shots.value = [...shots.value.filter((one) => one.sha256 !== stored.sha256), { ...stored, mark, url: URL.createObjectURL(file) }]
  }

  function drop(shot: PageShot): void {
    URL.revokeObjectURL(shot.url)
    shots.value = shots.value.filter((one) => one !== shot)
    void discardMedia(shot.medium)
  }

  function paper(form: FormCode): Omit<PaperRow, 'id' | 'by' | 'at'> {
    const mark = shots.value.find((one) => one.mark)?.mark
    const code = mark ? `LC1:${mark.form}:${mark.task_no}:${mark.hash}:${mark.version}`.toUpperCase() : ''
    return { form: mark?.form ?? form, code, pages_expected: places.value.length, pages: places.value.map((shot) => shot?.sha256 ?? '') }
  }

  onBeforeUnmount(() => shots.value.forEach((shot) => URL.revokeObjectURL(shot.url)))
  return { shots, places, missing, stranger, take, drop, paper }
}

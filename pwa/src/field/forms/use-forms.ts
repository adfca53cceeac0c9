/** What the pages of the papers show: the forms of the signed record (or of what was last shown), the office's settings. */
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { FileRow } from '@/domain/rows'
import { readMedia } from '@/sync'
import { usePaper } from '../closing/paper'
import { useLastShown } from '../closing/shown'
import { useTask } from '../task/context'
import { signingOf } from './signing'
import { visitForms, type VisitForm } from './visit_forms'

export type Filled =
  | { status: 'loading' }
  /** not locked, and nothing was shown to the party yet */
  | { status: 'none' }
  /** the bytes are on the phone that locked the record, or not what was signed */
  | { status: 'elsewhere' | 'altered' }
  /** `draft`: shown to the party, not locked yet: for stamping on paper */
  | { status: 'here'; forms: VisitForm[]; draft: boolean }

export function useFilled(): ComputedRef<Filled> {
  const { view } = useTask()
  const lock = computed(() => view.value.record['self']?.value ?? null)
  const last = useLastShown()
  const stored = usePaper(() => lock.value?.record ?? null)
  return computed(() => {
    const signing = signingOf(view.value)
    if (!lock.value) return last.value ? { status: 'here', forms: visitForms(last.value.record, last.value.sha256, signing), draft: true } : { status: 'none' }
    if (stored.value.status !== 'here') return { status: stored.value.status }
    return { status: 'here', forms: visitForms(stored.value.record, lock.value.record, signing), draft: false }
  })
}

export interface PaperSettings { demo: boolean; templates: Record<string, string> }
const PLAIN: PaperSettings = { demo: false, templates: {} }
const filesOf = (files: Record<string, { value: FileRow }>, mime: string): FileRow | undefined =>
  Object.values(files).map((row) => row.value).find((file) => file.kind === 'FORM' && file.mime === mime)

/** Whether papers are demonstrations, and the forms this office replaced; null until it is known. */
export function usePaperSettings(): ShallowRef<PaperSettings | null> {
  const { view } = useTask()
  const settings = shallowRef<PaperSettings | null>(null)
  watch(() => filesOf(view.value.files, 'application/json')?.sha256, async (sha256) => {
    const blob = sha256 ? await readMedia(sha256).catch(() => null) : null
    settings.value = blob ? { ...PLAIN, ...(JSON.parse(await blob.text()) as Partial<PaperSettings>) } : PLAIN
  }, { immediate: true })
  return settings
}

/** The pack as the office made it (R71), once the dossier carries it. */
export function usePackFile(): ComputedRef<FileRow | null> {
  const { view } = useTask()
  return computed(() => filesOf(view.value.files, 'application/pdf') ?? null)
}

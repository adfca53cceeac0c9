/** The photos of a visit taken for one purpose, oldest first. */
import { computed, type ComputedRef } from 'vue'
import type { DossierView, EvidenceRow, MediaPurpose } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

export function photosFor(view: DossierView, purpose: MediaPurpose): EvidenceRow[] {
  return valuesOf(view, 'evidence').filter((one) => one.kind === 'PHOTO' && one.purpose === purpose).sort((a, b) => a.captured_at - b.captured_at)
}

export const usePhotos = (view: ComputedRef<DossierView>, purpose: MediaPurpose): ComputedRef<EvidenceRow[]> => computed(() => photosFor(view.value, purpose))

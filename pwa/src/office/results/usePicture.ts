/** The address under which a browser may load one medium, renewed when another medium is shown. */
import { shallowRef, watch, type WatchSource } from 'vue'
import { mediaAddress, type MediaView } from '@/api/office/media'
import type { ApiProblem } from '@/api/problem'
import { asProblem } from '../ask/useAsk'

export type Picture = { status: 'loading' } | { status: 'failed'; problem: ApiProblem } | { status: 'done'; address: string }

export function usePicture(sha256: WatchSource<string | null>, view: MediaView) {
  const picture = shallowRef<Picture>({ status: 'loading' })
  watch(sha256, async (wanted, _before, onCleanup) => {
    let stale = false
    onCleanup(() => { stale = true })
    picture.value = { status: 'loading' }
    if (!wanted) return
    const next: Picture = await mediaAddress(wanted, view).then(
      (address) => ({ status: 'done' as const, address }), (error: unknown) => ({ status: 'failed' as const, problem: asProblem(error) }))
    if (!stale) picture.value = next
  }, { immediate: true })
  return picture
}

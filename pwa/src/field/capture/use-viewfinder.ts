/** The viewfinder lives in the address (?camera=1), so that the phone's own back key closes it and nothing else. */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export function useViewfinder(name = '1'): { open: ComputedRef<boolean>; show: () => void; close: () => void } {
  const route = useRoute()
  const router = useRouter()
  const open = computed(() => route.query['camera'] === name)
  const show = () => void router.push({ query: { ...route.query, camera: name } })
  const close = () => {
    if (!open.value) return
    if (window.history.state?.back) router.back()
    else void router.replace({ query: {} })
  }
  return { open, show, close }
}

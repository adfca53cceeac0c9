/** The URL is the state: a filter or an open panel is a query parameter, so back, reload and a sent link all work. */
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** `resets` are parameters that make no sense any more when this one changes (the page, the open panel). */
export function useUrlState(name: string, resets: string[] = [], push = false): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => { const value = route.query[name]; return typeof value === 'string' ? value : '' },
    set: (value) => {
      const query = Object.fromEntries(Object.entries(route.query).filter(([key]) => key !== name && !resets.includes(key)))
      if (value) query[name] = value
      void (push ? router.push({ query }) : router.replace({ query }))
    },
  })
}

/** The page of a list, 1 when the URL says nothing sensible. */
export function usePage(): WritableComputedRef<number> {
  const raw = useUrlState('page', ['open'], true)
  return computed({
    get: () => Math.max(1, Number.parseInt(raw.value, 10) || 1),
    set: (page) => { raw.value = page > 1 ? String(page) : '' },
  })
}

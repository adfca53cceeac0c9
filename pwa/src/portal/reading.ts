/** How this visitor reads: language and type size, kept in this browser only. No router, no library: pages are addresses. */
import { shallowRef, ref, watch } from 'vue'
import chinese, { type PortalWords } from '@/locales/zh-CN/portal'

const KEY = 'liancha-portal'
export const words = shallowRef<PortalWords>(chinese)
export const large = ref(false)

function kept(): { english?: boolean; large?: boolean } {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as { english?: boolean; large?: boolean }
  } catch {
    return {}
  }
}

async function speak(english: boolean): Promise<void> {
  words.value = english ? (await import('@/locales/en/portal')).default : chinese
}
export const switchLanguage = (): Promise<void> => speak(words.value.lang !== 'en')

/** A result in the reader's language, with the published words beside it: those are what counts. */
export function outcomeSaid({ outcome, outcome_label }: { outcome: string; outcome_label: string }): string {
  const own = words.value.outcomes[outcome]
  return own ? `${own} (${outcome_label})` : outcome_label
}

function apply(): void {
  document.documentElement.lang = words.value.lang
  document.documentElement.dataset['size'] = large.value ? 'large' : 'normal'
}

export async function startReading(): Promise<void> {
  const before = kept()
  large.value = before.large ?? false
  if (before.english) await speak(true)
  apply()
  watch([words, large], () => {
    apply()
    try { localStorage.setItem(KEY, JSON.stringify({ english: words.value.lang === 'en', large: large.value })) } catch { /* private window: the choice lasts for this page */ }
  })
}

/** The closing barrier, live: colleagues' phones as they are heard of, and which are missing now. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef } from 'vue'
import type { Gap } from '@/domain/verbs'
import { watchPeers, type Peer } from '@/sync'
import { useTask } from '../task/context'
import { useAnswer } from './answer'
import { gapOf, gapsOf, phonesOf, type PhoneSeen } from './gap'

export interface Gaps { now: ComputedRef<number>; phones: ComputedRef<PhoneSeen[]>; gaps: ComputedRef<PhoneSeen[]>; gap: ComputedRef<Gap | null> }

export function useGaps(): Gaps {
  const { id, view, user } = useTask()
  const answer = useAnswer(id)
  const peers = shallowRef<Peer[]>([])
  const now = ref(Date.now())
  const ticking = setInterval(() => { now.value = Date.now() }, 30_000)
  const stop = watchPeers(id, (heard) => { peers.value = heard })
  onScopeDispose(() => { clearInterval(ticking); stop() })
  const gaps = computed(() => gapsOf(view.value, peers.value, user, now.value))
  return { now: computed(() => now.value), phones: computed(() => phonesOf(view.value, peers.value)), gaps, gap: computed(() => gapOf(gaps.value, answer.gap)) }
}

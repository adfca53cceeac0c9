/** The stage's state: loading, failed, or ready with its cast, its stories and the cable. */
import { onMounted, ref, shallowRef } from 'vue'
import { freshStories, loadStage, type CastMember, type Stage, type Story } from '@/api/demo'
import { ApiProblem } from '@/api/problem'
import { plugIn, pull } from './cable'

export type StageState = { status: 'loading' } | { status: 'failed'; title: string; detail: string } | { status: 'ready'; stage: Stage }

/** `as` makes the sign-in page of a door take the card of that name by itself. */
export const doorAddress = (door: 'field' | 'office', username: string, next: string): string =>
  door === 'field' ? `/sign-in?${new URLSearchParams({ as: username, to: next })}` : `/office/sign-in?${new URLSearchParams({ as: username, next })}`

export function useStage() {
  const state = shallowRef<StageState>({ status: 'loading' })
  const offline = ref(false)
  const phone = ref<HTMLIFrameElement | null>(null)
  const phoneAddress = ref('about:blank')
  const officeAddress = ref('about:blank')
  const story = ref<Story | null>(null)

  async function enter(get: () => Promise<Stage>): Promise<void> {
    state.value = { status: 'loading' }
    try {
      const stage = await get()
      state.value = { status: 'ready', stage }
      const first = stage.stories[0]
      if (first) play(first)
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null
      state.value = { status: 'failed', title: problem?.title ?? '', detail: problem?.detail ?? '' }
    }
  }

  /** Put the phone in front of a story's task, and the office beside it. */
  function play(chosen: Story): void {
    reconnect()
    story.value = chosen
    phoneAddress.value = doorAddress('field', chosen.actor, `/task/${chosen.task}`)
    officeAddress.value = doorAddress('office', 'head-com', `/office/tasks?open=${chosen.task}`)
  }

  function takeRole(member: CastMember): void {
    if (member.door === 'field') { reconnect(); phoneAddress.value = doorAddress('field', member.username, '/tasks') }
    else officeAddress.value = doorAddress('office', member.username, '/office')
  }

  function setOffline(value: boolean): void {
    offline.value = value
    applyCable()
  }

  /** Again after every load of the frame: a new page comes with its own network. */
  function applyCable(): void {
    const inside = phone.value?.contentWindow as (Window & typeof globalThis) | null | undefined
    if (!inside) return
    if (offline.value) pull(inside)
    else plugIn(inside)
  }

  const reconnect = () => setOffline(false)
  onMounted(() => enter(loadStage))
  return { state, offline, phone, phoneAddress, officeAddress, story, play, takeRole, setOffline, applyCable, retry: () => enter(loadStage), fresh: () => enter(freshStories) }
}

/** Deciding cards: signed on this phone after its PIN was entered, sent at once. */
import type { VerbArgs } from '@/domain/verbs'
import { captureAll, pinState, requestSync } from '@/sync'
import { lockScreen } from '../lock/lock'
import { useSaving, type Saver } from '../saving'
import { session } from '../session'

type Decision = VerbArgs['approval.decide/1']

export function useDeciding(): Pick<Saver, 'state'> & { decide: (decisions: Decision[]) => Promise<boolean> } {
  const { state, run } = useSaving()

  /** False when the PIN comes first, or it was not saved; `state` then says why. */
  async function decide(decisions: Decision[]): Promise<boolean> {
    const desk = session.value?.user.id
    if (!desk || !(await pinEntered())) return false
    const done = await run(() => captureAll(desk, decisions.map((args) => ({ name: 'approval.decide/1', args }))))
    if (done) requestSync()
    return done !== null
  }

  async function pinEntered(): Promise<boolean> {
    const open = (await pinState()) === 'open'
    if (!open) await lockScreen()
    return open
  }
  return { state, decide }
}

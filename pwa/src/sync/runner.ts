/**
 * When to run: at start, when the network or the page comes back, after a capture (debounced), and by a timer with
 * back-off and jitter. Mutations have one lane, bytes another, so a long video never delays a finding.
 */
import { uploadOwed } from './uploads'
import { askAboutSent } from './verified'
import { underLease } from './lease'
import { owedBy } from './owed'
import type { Phone } from './phone'
import { synchronize } from './synchronize'

const DEBOUNCE = 300
const IDLE = 60_000
const AWAITING = 4_000
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 300_000

export interface Runner {
  start(): void
  stop(): void
  /** soon, also out of a back-off */
  wake(): void
  /** now, and until it is done: mutations, then bytes */
  once(): Promise<void>
}

interface State { phone: Phone; timer: ReturnType<typeof setTimeout> | null; failures: number; running: Promise<void> | null; again: boolean; stopped: boolean; uploading: Promise<void> | null }

export function makeRunner(phone: Phone): Runner {
  const state: State = { phone, timer: null, failures: 0, running: null, again: false, stopped: true, uploading: null }
  const wake = () => {
    state.failures = 0
    schedule(state, DEBOUNCE)
  }
  const seen = () => { if (globalThis.document?.visibilityState === 'visible') wake() }
  return {
    start: () => {
      if (!state.stopped) return
      state.stopped = false
      phone.woken.add(wake)
      globalThis.addEventListener?.('online', wake)
      globalThis.document?.addEventListener('visibilitychange', seen)
      schedule(state, 0)
    },
    stop: () => {
      state.stopped = true
      if (state.timer !== null) clearTimeout(state.timer)
      phone.woken.delete(wake)
      globalThis.removeEventListener?.('online', wake)
      globalThis.document?.removeEventListener('visibilitychange', seen)
    },
    wake,
    once: async () => {
      await run(state)
      await state.uploading
    },
  }
}

function schedule(state: State, delay: number): void {
  if (state.timer !== null) clearTimeout(state.timer)
  if (state.stopped) return
  state.timer = setTimeout(() => {
    state.timer = null
    void run(state)
  }, delay)
}

/** One run at a time in this page; a call meanwhile asks for one more. */
function run(state: State): Promise<void> {
  if (state.running) {
    state.again = true
    return state.running
  }
  state.running = turn(state).finally(() => { state.running = null })
  return state.running
}

async function turn(state: State): Promise<void> {
  do {
    state.again = false
    const done = await underLease(state.phone, 'lease', () => synchronize(state.phone)).catch(() => false)
    state.failures = done === false ? state.failures + 1 : 0
    if (done) startUploads(state)
  } while (state.again)
  const delay = state.failures ? backOff(state) : await pause(state.phone)
  // woken while this run was busy: that timer is sooner, and it may be about what this run no longer saw
  if (state.timer === null) schedule(state, delay)
}

function startUploads(state: State): void {
  state.uploading ??= underLease(state.phone, 'upload_lease', () => upload(state.phone))
    .then((sent) => { if (sent) schedule(state, AWAITING) }, () => undefined) // the next run tries again
    .finally(() => { state.uploading = null })
}

/** True when something is on its way to being verified. */
async function upload(phone: Phone): Promise<boolean> {
  await askAboutSent(phone)
  await uploadOwed(phone)
  return (await owedBy(phone)).media.length > 0
}

function backOff({ failures, phone }: State): number {
  const longest = Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY)
  return longest * (0.5 + phone.random() / 2)
}

async function pause(phone: Phone): Promise<number> {
  const awaiting = await phone.db.media.where('state').anyOf(['here', 'sent']).count().catch(() => 0)
  return (awaiting ? AWAITING : IDLE) * (0.75 + phone.random() / 2)
}

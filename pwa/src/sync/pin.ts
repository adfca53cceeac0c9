/**
 * The PIN of this phone: asked at the start and before a head decides, at most every eight hours. It keeps others from
 * using an unlocked app; it does not encrypt anything yet. When store/vault.ts encrypts at rest, the key derived here
 * wraps the content key, and `openWithPin` becomes the unwrapping.
 */
import { b64u, unb64u } from '@/domain/bytes'
import { dropFact, readFact, writeFact, type Facts } from '@/store'
import { problem, type Phone } from './phone'

export type PinState = 'none' | 'open' | 'locked'
type Kept = Facts['pin']

const OPEN_FOR = 8 * 3600 * 1000
const FREE_TRIES = 3
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 15 * 60_000
/** OWASP's smallest recommendation: 19 MiB, two passes; about a third of a second on a cheap phone. */
const COST = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 }

/** A phone used by two people keeps no PIN for the second until he sets his own. */
async function kept(phone: Phone): Promise<Kept | null> {
  const [pin, session] = [await readFact(phone.db, 'pin'), await readFact(phone.db, 'session')]
  return pin && pin.user === session?.user.id ? pin : null
}

export async function pinState(phone: Phone): Promise<PinState> {
  const pin = await kept(phone)
  if (!pin) return 'none'
  const since = phone.now() - pin.opened_at
  return since >= 0 && since < OPEN_FOR ? 'open' : 'locked'
}

export async function setPin(phone: Phone, pin: string): Promise<void> {
  const session = await readFact(phone.db, 'session')
  if (!session) throw problem(phone, 'session.none')
  const salt = b64u(crypto.getRandomValues(new Uint8Array(16)))
  await writeFact(phone.db, 'pin', { user: session.user.id, salt, hash: await derive(pin, salt), wrong: 0, wait_until: 0, opened_at: phone.now() })
}

/** Refused with pin.wrong, or pin.wait while the delay runs; each wrong try from the third on doubles it. */
export async function openWithPin(phone: Phone, pin: string): Promise<void> {
  const known = await kept(phone)
  if (!known) return
  const wait = known.wait_until - phone.now()
  if (wait > 0) throw problem(phone, 'pin.wait', { seconds: Math.ceil(wait / 1000) })
  if ((await derive(pin, known.salt)) === known.hash) return writeFact(phone.db, 'pin', { ...known, wrong: 0, wait_until: 0, opened_at: phone.now() })
  const wrong = known.wrong + 1
  const delay = wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES))
  await writeFact(phone.db, 'pin', { ...known, wrong, wait_until: delay ? phone.now() + delay : 0 })
  throw delay ? problem(phone, 'pin.wait', { seconds: Math.ceil(delay / 1000) }) : problem(phone, 'pin.wrong')
}

export async function lockNow(phone: Phone): Promise<void> {
  const known = await kept(phone)
  if (known) await writeFact(phone.db, 'pin', { ...known, opened_at: 0 })
}

export const dropPin = (phone: Phone): Promise<void> => dropFact(phone.db, 'pin')

/** Loaded when a PIN is used: most starts do not need it. */
async function derive(pin: string, salt: string): Promise<string> {
  const { argon2id } = await import('hash-wasm')
  return b64u(await argon2id({ ...COST, password: pin, salt: unb64u(salt), outputType: 'binary' }))
}

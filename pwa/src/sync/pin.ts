/** Whether this phone waits for its PIN, and locking it. Setting and entering one is unlock.ts, loaded when it is used. */
import { dropKey, durably, isOpenAt, readFact, type Facts, type StoredVault } from '@/store'
import type { Phone } from './phone'

/** `unset`: a phone of a version before encryption that never had a PIN */
export type PinState = 'none' | 'unset' | 'open' | 'locked'
/** What stands between the password and the work. */
export type EntryStep = 'none' | 'set-pin' | 'enter-pin' | 'recover'

/** `none`: nobody is signed in. */
export async function pinState(phone: Phone): Promise<PinState> {
  const here = await readFact(phone.db, 'here')
  if (!here) return 'none'
  const vault = await phone.db.vaults.get(here.user)
  if (!vault) return (await oldPin(phone, here.user)) ? 'locked' : 'unset'
  return isOpenAt(vault, phone.now()) ? 'open' : 'locked'
}

/** Of a version before encryption: only a hash to check against. */
export async function oldPin(phone: Phone, user: string): Promise<Facts['pin'] | null> {
  const pin = await readFact(phone.db, 'pin')
  return pin?.user === user ? pin : null
}

export async function entryStep(phone: Phone): Promise<EntryStep> {
  const { entering } = phone
  if (!entering) return 'none'
  const vault = await phone.db.vaults.get(entering.user)
  if (entering.raw || !vault) return 'set-pin'
  return vault.pin_wrap ? 'enter-pin' : 'recover'
}

export async function lockNow(phone: Phone): Promise<void> {
  await durably(phone.db, () => phone.db.vaults.toCollection().modify((vault: StoredVault) => { vault.open = null }))
  dropKey(phone.db)
}

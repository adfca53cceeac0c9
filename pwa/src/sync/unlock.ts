/**
 * The PIN of this phone: it wraps the content key everything here is sealed with (store/vault.ts). Asked at the start
 * and before a head decides, at most every eight hours. Wrong ones are delayed, the twentieth destroys the PIN's wrap and
 * what can be fetched again; unsent work stays sealed, and the office's wrap brings it back (recover.ts).
 */
import { b64u, unb64u, type Bytes } from '@/domain/bytes'
import { requestJson } from '@/api/client'
import { dropFact, dropKey, dropSlices, durably, holdKey, OPEN_FOR, readFact, writeFact, type StoredVault } from '@/store'
import { importContentKey } from '@/store/vault_format'
import { sealPlain } from '@/store/vault_upgrade'
import { derivePinKey, keyIdOf, newContentKey, unwrapWithPin, wrapFor, wrapWithPin } from '@/store/vault_wraps'
import { carriedKey } from './media_reader'
import { problem, type Phone } from './phone'
import { oldPin } from './pin'

const FREE_TRIES = 3
const LAST_TRY = 20
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 15 * 60_000

/** Whose vault a PIN is about: of the person signing in, else of the person here. */
async function whose(phone: Phone): Promise<string> {
  const user = phone.entering?.user ?? (await readFact(phone.db, 'here'))?.user
  if (!user) throw problem(phone, 'session.none')
  return user
}

/** A first PIN (a new content key), or a new one for a key the office gave back. The vault is open afterwards. */
export async function setPin(phone: Phone, pin: string): Promise<void> {
  const user = await whose(phone)
  const known = await phone.db.vaults.get(user)
  if (known && !phone.entering?.raw) throw problem(phone, 'pin.exists')
  const raw = phone.entering?.raw ?? newContentKey()
  const vault: StoredVault = { passkeys: [], ...known, user, ...(await pinned(pin, user, raw)), recovery: await toOffice(phone, user, raw, known ?? null), wrong: 0, wait_until: 0, open: null, open_until: 0 }
  await openVault(phone, vault, raw)
  await dropFact(phone.db, 'pin')
}

async function pinned(pin: string, user: string, raw: Bytes): Promise<Pick<StoredVault, 'salt' | 'pin_wrap'>> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { salt, pin_wrap: await wrapWithPin(pin, salt, user, raw) }
}

/** Refused with pin.wrong, or pin.wait while the delay runs; each wrong try from the third on doubles it. */
export async function openWithPin(phone: Phone, pin: string): Promise<void> {
  const user = await whose(phone)
  const vault = await phone.db.vaults.get(user)
  if (!vault) return openOld(phone, user, pin)
  const raw = await rawWith(phone, vault, pin)
  await openVault(phone, { ...vault, recovery: await toOffice(phone, user, raw, vault) }, raw)
}

export async function changePin(phone: Phone, old: string, pin: string): Promise<void> {
  const vault = (await phone.db.vaults.get(await whose(phone)))!
  const raw = await rawWith(phone, vault, old)
  await openVault(phone, { ...vault, ...(await pinned(pin, vault.user, raw)) }, raw)
}

/** The key as bytes is in memory for this moment only; what is kept cannot be read out. */
export async function openVault(phone: Phone, vault: StoredVault, raw: Bytes): Promise<void> {
  const open = await importContentKey(raw)
  raw.fill(0)
  await durably(phone.db, () => phone.db.vaults.put({ ...vault, wrong: 0, wait_until: 0, open, open_until: phone.now() + OPEN_FOR }))
  holdKey(phone.db, vault.user, open)
  await sealPlain(phone.db)
}

/** Counted before it is checked: killing the app in mid-check is no free try. */
export async function rawWith(phone: Phone, vault: StoredVault, pin: string): Promise<Bytes> {
  if (!vault.pin_wrap) throw problem(phone, 'pin.destroyed')
  const wrong = await count(phone, vault.user)
  const raw = await unwrapWithPin(pin, vault.salt, vault.user, vault.pin_wrap)
  if (raw) return raw
  if (wrong >= LAST_TRY && vault.recovery) {
    await destroy(phone, vault.user)
    throw problem(phone, 'pin.destroyed')
  }
  const delay = delayAfter(wrong)
  await phone.db.vaults.update(vault.user, { wait_until: delay ? phone.now() + delay : 0 })
  throw delay ? problem(phone, 'pin.wait', { seconds: Math.ceil(delay / 1000) }) : problem(phone, 'pin.wrong')
}

const delayAfter = (wrong: number): number => (wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES)))

async function count(phone: Phone, user: string): Promise<number> {
  return phone.db.transaction('rw', phone.db.vaults, async () => {
    const { wrong, wait_until } = (await phone.db.vaults.get(user))!
    const wait = wait_until - phone.now()
    if (wait > 0) throw problem(phone, 'pin.wait', { seconds: Math.ceil(wait / 1000) })
    await phone.db.vaults.update(user, { wrong: wrong + 1 })
    return wrong + 1
  })
}

/** What the server has is fetched again after recovery; mutations, media, drafts and what is carried for others stay, sealed. */
async function destroy(phone: Phone, user: string): Promise<void> {
  const { db } = phone
  await durably(db, () => db.transaction('rw', [db.vaults, db.rows, db.staged, db.carried, db.slices, db.meta], async () => {
    await db.vaults.update(user, { pin_wrap: null, passkeys: [], open: null })
    for (const sha256 of await db.carried.toCollection().primaryKeys()) await dropSlices(db, carriedKey(sha256))
    await Promise.all([db.rows.clear(), db.staged.clear(), db.carried.clear()])
    for (const fact of ['have', 'paging', 'open'] as const) await dropFact(db, fact)
  }))
  dropKey(db)
}

/** The wrap to the office, made anew where there is none or the office has another key; kept as it is without network. */
async function toOffice(phone: Phone, user: string, raw: Bytes, vault: StoredVault | null): Promise<StoredVault['recovery']> {
  const told = phone.entering?.answer?.recovery_key ?? (vault?.recovery ? null : await askKey(phone))
  if (!told) return vault?.recovery ?? null
  const key = unb64u(told)
  return vault?.recovery?.key_id === (await keyIdOf(key)) ? vault.recovery : wrapFor(key, user, raw)
}

const askKey = (phone: Phone): Promise<string | null> =>
  requestJson<{ public_key: string | null }>(phone, '/api/accounts/recovery-key', { timeout: 5_000 }).then((answer) => answer.public_key, () => null)

/** The old PIN becomes the vault's: its key is new, and everything is sealed with it. */
async function openOld(phone: Phone, user: string, pin: string): Promise<void> {
  const known = await oldPin(phone, user)
  if (!known) return
  const wait = known.wait_until - phone.now()
  if (wait > 0) throw problem(phone, 'pin.wait', { seconds: Math.ceil(wait / 1000) })
  if (b64u(await derivePinKey(pin, unb64u(known.salt))) === known.hash) return setPin(phone, pin)
  const wrong = known.wrong + 1
  const delay = delayAfter(wrong)
  await writeFact(phone.db, 'pin', { ...known, wrong, wait_until: delay ? phone.now() + delay : 0 })
  throw delay ? problem(phone, 'pin.wait', { seconds: Math.ceil(delay / 1000) }) : problem(phone, 'pin.wrong')
}

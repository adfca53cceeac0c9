/** Signing in and out. Offline the session is what IndexedDB remembers; nothing unsent is ever wiped. */
import { requestJson } from '@/api/client'
import { dropFact, readFact, unspoken, writeFact, type StoredDevice } from '@/store'
import { closeChain } from './chain_end'
import { deviceOf } from './devices'
import { enrol } from './enrol'
import { mintDevice } from './keys'
import { owedBy } from './owed'
import { problem, type Phone } from './phone'
import type { Session } from './types'

interface SignedIn { access_token: string; refresh_token: string; user: Session['user'] }

export const restore = (phone: Phone): Promise<Session | null> => readFact(phone.db, 'session')

/** Online. A device key is made and enrolled for a user who has none on this phone. */
export async function enter(phone: Phone, username: string, password: string): Promise<Session> {
  const answer = await requestJson<SignedIn>(phone, '/api/accounts/sign-in', { method: 'POST', json: { username, password } })
  const { id, name, department, roles } = answer.user
  await refuseOverOthersWork(phone, id)
  const device = await usableDevice(phone, id)
  const session: Session = { user: { id, username: answer.user.username, name, department, roles }, device: device.id }
  await phone.db.transaction('rw', phone.db.devices, phone.db.meta, async () => {
    await phone.db.devices.put(device)
    await writeFact(phone.db, 'tokens', { access: answer.access_token, refresh: answer.refresh_token })
    await writeFact(phone.db, 'session', session)
  })
  await enrolIfNeeded(phone, device)
  return session
}

/** The key of a phone that was revoked is not used again: its tail is handed over, the person gets a new one. */
async function usableDevice(phone: Phone, user: string): Promise<StoredDevice> {
  const known = await deviceOf(phone, user)
  if (known && !known.revoked) return known
  const fresh = await mintDevice(user)
  if (known) await phone.db.transaction('rw', phone.db.devices, phone.db.meta, () => closeChain(phone, known, fresh, 'revoked'))
  return fresh
}

async function enrolIfNeeded(phone: Phone, device: StoredDevice): Promise<void> {
  if (!device.enrolled) await enrol(phone, device)
}

/** Another person's dossiers and unsent work are still here: their owner signs in first. */
async function refuseOverOthersWork(phone: Phone, user: string): Promise<void> {
  const before = await readFact(phone.db, 'session')
  if (!before || before.user.id === user) return
  const owed = await owedBy(phone)
  if (owed.mutations.length || owed.media.length) throw problem(phone, 'device.other_user_unsent', { name: before.user.name })
  await forget(phone)
}

export async function leave(phone: Phone): Promise<void> {
  const owed = await owedBy(phone)
  const count = owed.mutations.length + owed.media.length
  if (count) throw problem(phone, 'device.unsent', { count })
  const recovering = await readFact(phone.db, 'recovering')
  if (recovering && (await unspoken(phone.db, recovering.offered)).length) throw problem(phone, 'device.recovering')
  await forget(phone)
}

/** Dossiers, files and tokens go; keys and the sealed ledger of mutations stay until durable. */
async function forget(phone: Phone): Promise<void> {
  const { db } = phone
  await db.transaction('rw', [db.rows, db.staged, db.carried, db.slices, db.media, db.meta, db.mutations, db.devices, db.relayed, db.peers, db.drafts], async () => {
    const owed = await owedBy(phone)
    if (owed.mutations.length || owed.media.length) throw problem(phone, 'device.unsent', { count: owed.mutations.length + owed.media.length })
    await Promise.all([db.rows.clear(), db.staged.clear(), db.carried.clear(), db.slices.clear(), db.media.clear(), db.relayed.clear(), db.peers.clear(), db.drafts.clear()])
    await db.mutations.where('overlay').equals(1).modify({ overlay: 0 })
    for (const fact of ['session', 'tokens', 'have', 'paging', 'open', 'run', 'recovering'] as const) await dropFact(db, fact)
  })
}

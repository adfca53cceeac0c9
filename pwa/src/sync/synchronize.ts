/**
 * One run, top to bottom: enrol if the server does not know us, hand over what is stranded, push and pull until both
 * sides have everything, fetch what the dossiers carry. Whatever fails, the next run goes on where this one stopped.
 */
import { NetworkError } from '@/api/client'
import { ProblemError } from '@/domain/problem'
import { isReadable, readFact, sealProblem, VaultLocked, writeFact, type Facts, type StoredDevice, type StoredProblem, type Told } from '@/store'
import type { Applied } from './apply'
import { fetchCarried } from './carried'
import { closeChain } from './chain_end'
import { whoIsHere } from './devices'
import { enrol } from './enrol'
import { askAfterHandedOver, handOverStranded } from './hand_over'
import { mintDevice } from './keys'
import { knownAgain } from './known_again'
import { problem, type Phone } from './phone'
import { roundTrip } from './roundtrip'
import { uploadOwed } from './uploads'
import { askAboutSent } from './verified'

type Run = Facts['run']
const ROUNDS = 10_000
const REVOKED = new Set(['sync.device_revoked', 'device.revoked'])
const ENDED = new Set(['sync.account_ended', 'accounts.ended'])

/** Runs once and writes down how it ended; never throws. True when there is nothing left to say, or nothing can be said before the PIN. */
export async function synchronize(phone: Phone): Promise<boolean> {
  if (!(await readFact(phone.db, 'here')) || !(await isReadable(phone.db))) return true
  await note(phone, { phase: 'syncing' })
  try {
    await exchange(phone)
    await note(phone, { phase: 'idle', problem: null, lastContact: phone.now() })
    return true
  } catch (error) {
    const locked = error instanceof VaultLocked
    await note(phone, locked ? { phase: 'idle' } : await endingOf(phone, error))
    return locked
  }
}

async function exchange(phone: Phone): Promise<void> {
  await handOverStranded(phone)
  let full = false
  for (let round = 0; round < ROUNDS; round++) {
    const { device } = await whoIsHere(phone)
    if (device.revoked) throw new ProblemError('device.revoked', '', '')
    if (!device.enrolled) await enrol(phone, device)
    const applied: Applied | void = await roundTrip(phone, (await whoIsHere(phone)).device, full).catch((error: unknown) => knownAgain(phone, device, error))
    if (!applied) continue
    full = applied.status === 'want have'
    if (applied.status === 'chain closed') await handOverStranded(phone)
    if (applied.status !== 'applied') continue
    await note(phone, { lastContact: phone.now() })
    if (applied.last && !applied.unsent) return settled(phone, device)
    if (!applied.progress) throw problem(phone, 'sync.stalled')
  }
}

/** Nothing is left to say; what the answers carried is fetched, and what a restored server lacks is offered. */
async function settled(phone: Phone, { id }: StoredDevice): Promise<void> {
  const device = await phone.db.devices.get(id)
  if (device && device.certificate === undefined) await enrol(phone, device) // enrolled before there were certificates
  await handOverStranded(phone) // a new epoch may have brought back what had been handed over
  if (device && (await readFact(phone.db, 'recovering'))) await (await import('./recovering')).offerCopies(phone, device).catch(() => undefined)
  await fetchCarried(phone)
}

async function note({ db }: Phone, change: Partial<Run>): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const run = (await readFact(db, 'run')) ?? { phase: 'idle', problem: null, lastContact: null }
    await writeFact(db, 'run', { ...run, ...change })
  })
}

/** How a run ended, and what follows from a refusal that is about this device and not about its work. */
async function endingOf(phone: Phone, error: unknown): Promise<Partial<Run>> {
  if (error instanceof NetworkError) return { phase: error.reason === 'unreadable' ? 'failed' : 'offline', problem: { code: NETWORK[error.reason], sealed: null } }
  if (!(error instanceof ProblemError)) return { phase: 'failed', problem: await told(phone, { code: 'client.unexpected', title: String(error), detail: '' }) }
  if (error.code === 'access.sign_in_needed' || error.code === 'session.none') return { phase: 'sign-in-needed', problem: await told(phone, error) }
  if (error.code === 'sync.device_unknown') await markDevice(phone, { enrolled: false })
  if (error.code === 'sync.chain_closed') await replaceChain(phone, error.code)
  if (REVOKED.has(error.code)) await markDevice(phone, { revoked: true })
  else if (!ENDED.has(error.code)) return { phase: 'failed', problem: await told(phone, error) }
  await handOverAll(phone).catch(() => undefined) // tried again at every run
  return { phase: 'revoked', problem: error.title ? await told(phone, error) : { code: 'device.revoked', sealed: null } }
}

const NETWORK = { offline: 'network.offline', timeout: 'network.timeout', unreadable: 'server.unreadable' }

/** Locked meanwhile: the code alone, its words are this app's own. */
const told = (phone: Phone, error: Told): Promise<StoredProblem> => sealProblem(phone.db, error).catch(() => ({ code: error.code, sealed: null }))

/** Everything this phone holds, by the device's key alone: mutations, then the bytes they name. */
async function handOverAll(phone: Phone): Promise<void> {
  const { device } = await whoIsHere(phone)
  await handOverStranded(phone, device.id)
  await askAfterHandedOver(phone, device)
  await handOverStranded(phone, device.id)
  await askAboutSent(phone, device)
  await uploadOwed(phone, device)
}

async function markDevice(phone: Phone, change: { enrolled?: boolean; revoked?: boolean }): Promise<void> {
  const { device } = await whoIsHere(phone)
  await phone.db.devices.update(device.id, change)
}

async function replaceChain(phone: Phone, reason: string): Promise<void> {
  const { device } = await whoIsHere(phone)
  const spare = await mintDevice(device.user)
  await phone.db.transaction('rw', phone.db.devices, phone.db.meta, () => closeChain(phone, device, spare, reason))
}

/**
 * The engine's public face: what the screens may call. One phone per page; everything works offline except signIn.
 * A refusal is a ProblemError whose title and detail can be shown as they are.
 */
import type { DossierView, MediaKind } from '@/domain/rows'
import type { VerbArgs, VerbName } from '@/domain/verbs'
import { happenedAt } from '@/domain/replay'
import { askToPersist, dropDraft, dropFact, noticeEviction, readDrafts, readFact, writeDraft, writeFact } from '@/store'
import { momentNow } from './anchors'
import type { Language } from '@/locales/problems'
import { carryBoot } from './boot'
import { aheadOfFile, captureSteps, type CaptureFile } from './capture'
import { beginMedium, discardUnnamed, finishMedium, unfinishedMedia } from './media_writer'
import { clearVerified, openMedium } from './media_reader'
import { makePhone, type Phone, type Surroundings } from './phone'
import { offerRelay as offer, type Offer, type Scope } from './relay/outgoing'
import { takeRelay as take, type Taken } from './relay/incoming'
import { makeRunner, type Runner } from './runner'
import { enter, leave, letIn, restore } from './session'
import { vouched } from './shown'
import type { Captured, CaptureOptions, DossierLine, LaterStep, MediaWriter, Peer, Session, Step, SyncState, UnfinishedMedium } from './types'
import * as watch from './watch'
import { watchDossiers as watchList } from './watch_list'
import type { PasskeyState } from './passkey'
import * as pins from './pin'
import { requestJson } from '@/api/client'
import { withToken } from './tokens'

export type { PasskeyState } from './passkey'
export type { EntryStep, PinState } from './pin'
export { ProblemError } from '@/domain/problem'
export { receiptOf } from './ids'
import type { ExportPlan, Progress, Sink, Written } from './export'
export type { ExportPlan, Progress, Sink, Written }
export { FrameCollector, type Seen } from './relay/frames'
export { isFull, WHOLE_AT_MOST } from './whole_file'
export type { Offer, Scope, Taken }
export { shellHeld } from './shell'
export { applyUpdate, registerUpdates } from './update'
export type * from './types'

let here: { phone: Phone; runner: Runner } | null = null
let session: Session | null = null

/** The page's phone, made at first use so that importing this file does nothing. */
function engine(): { phone: Phone; runner: Runner } {
  if (!here) {
    const phone = makePhone()
    here = { phone, runner: makeRunner(phone) }
  }
  return here
}

/** Before anything else, in tests and headless: another database, another origin. */
export function configure(surroundings: Partial<Surroundings>): void {
  here?.runner.stop()
  const phone = makePhone(surroundings)
  here = { phone, runner: makeRunner(phone) }
  session = null
}

/** The language of ProblemErrors; zh-CN unless told otherwise. */
export function speak(language: Language): void {
  engine().phone.language = language
}

/** Who is signed in, as of the last restoreSession, signIn or signOut. */
export const currentSession = (): Session | null => session

/** At app start and after the PIN, also offline: reads the session, starts the runner, asks the system to keep our data. Null while locked. */
export async function restoreSession(): Promise<Session | null> {
  const { phone, runner } = engine()
  await Promise.all([carryBoot(phone), noticeEviction(phone.db, phone.now())])
  session = await restore(phone)
  if (session && (await readFact(phone.db, 'plain'))) await (await import('@/store/vault_upgrade')).sealPlain(phone.db)
  if (session) runner.start()
  void askToPersist()
  return session
}

/** Online only. Null where a PIN comes first (entryStep); else resolves after the first sync, which may fail and goes on by itself. */
export async function signIn(username: string, password: string): Promise<Session | null> {
  session = await enter(engine().phone, username, password)
  return session && begin(session)
}

async function begin(entered: Session): Promise<Session> {
  const { runner } = engine()
  await runner.once()
  runner.start()
  return entered
}

/** The vault is open: in with whoever was signing in, or on with whoever is here. */
async function goIn(): Promise<Session | null> {
  const { phone, runner } = engine()
  const signingIn = !!phone.entering?.answer
  session = await letIn(phone)
  if (!signingIn) runner.start()
  return session && (signingIn ? begin(session) : session)
}

/** Refused with `device.unsent` while anything is owed. */
export async function signOut(): Promise<void> {
  const { phone, runner } = engine()
  await leave(phone)
  runner.stop()
  session = null
}

/** What an export would hold now; null where nobody has used this phone. Works locked and offline. */
export const planExport = async (): Promise<ExportPlan | null> => (await import('./export')).planExport(engine().phone)
/** Everything undelivered as one sealed file, piece by piece into `sink`. Nothing counts as sent by it (P143). */
export const exportUnsent = async (sink: Sink, progress: Progress): Promise<Written> => (await import('./export')).exportInto(engine().phone, sink, progress)
/** The unsent work of whoever was here before goes to the office for review, sealed as it is; then somebody else may sign in. */
export async function handOverLocked(progress: Progress = () => undefined): Promise<void> {
  const { phone } = engine()
  const here = await readFact(phone.db, 'here')
  if (here) await (await import('./export')).handOverSealed(phone, here.user, progress)
}

/** Record one thing. Durable on this phone when it resolves; refused by the verb's gate where it cannot be. */
export async function capture<V extends VerbName>(dossier: string, name: V, args: VerbArgs[V], options: CaptureOptions = {}): Promise<Captured> {
  const [captured] = await captureSteps(engine().phone, dossier, [{ name, args, ...options } as Step])
  return captured!
}

/**
 * Several mutations in one transaction, all or none. A step may be a function of what the earlier ones became:
 *
 *     captureAll(id, [close, confirm, (done, view) => ({ name: 'record.lock/1', args: { cut: cutOf(view), … } })])
 */
export function captureAll(dossier: string, steps: (Step | LaterStep)[]): Promise<Captured[]> {
  return captureSteps(engine().phone, dossier, steps)
}

/** Call when the shutter is pressed; the function it gives back, once the picture is there: both durable when that resolves. */
export const captureAhead = (dossier: string): CaptureFile => aheadOfFile(engine().phone, dossier)

/** Soon (debounced), in one tab; also lifts a back-off. */
export const requestSync = (): void => engine().runner.wake()

export const watchSync = (listener: (state: SyncState) => void): (() => void) => watch.watchSync(engine().phone, listener)
export const watchDossiers = (listener: (list: DossierLine[]) => void): (() => void) => watchList(engine().phone, listener)
/** A task's dossier with this phone's unsettled work laid over; null while the phone does not hold it. */
export const watchDossier = (id: string, listener: (view: DossierView | null) => void): (() => void) => watch.watchDossier(engine().phone, id, 'task', listener)
export const watchDesk = (listener: (view: DossierView | null) => void): (() => void) => watch.watchDesk(engine().phone, listener)

/** `note` says where it belongs; recoverMedia gives it back after a crash. */
export const beginMedia = (meta: { kind: MediaKind; mime: string; note?: string }): Promise<MediaWriter> => beginMedium(engine().phone, meta)
/** Recordings a crash left unfinished: show them, then finishMedia or discardMedia. */
export const recoverMedia = (): Promise<UnfinishedMedium[]> => unfinishedMedia(engine().phone)
export const finishMedia = (id: string): Promise<{ sha256: string; size: number }> => finishMedium(engine().phone, id)
/** Throw away a medium that no mutation names yet; false when it is evidence already and stays. */
export const discardMedia = (id: string): Promise<boolean> => discardUnnamed(engine().phone, id)
/** From this phone, from a carried file, else fetched when online; null where none has it. */
export const readMedia = (sha256: string): Promise<Blob | null> => openMedium(engine().phone, sha256)
/** Bytes freed. Only media the server has verified and whose mutations it acknowledged. */
export const clearVerifiedMedia = (): Promise<number> => clearVerified(engine().phone)

/** This phone's signed work on a task as texts for QR codes, for a colleague's phone without network. */
export const offerRelay = (dossier: string, scope: Scope): Promise<Offer> => offer(engine().phone, dossier, scope)
/** Take over what a colleague's phone showed (FrameCollector.stream()); all of it or nothing, durable when it resolves. */
export const takeRelay = (dossier: string, stream: Uint8Array<ArrayBuffer>): Promise<Taken> => take(engine().phone, dossier, stream)
/** What colleagues' phones said of themselves when they were scanned. */
export const watchPeers = (dossier: string, listener: (peers: Peer[]) => void): (() => void) => watch.watchPeers(engine().phone, dossier, listener)

/** Typed or drawn and not recorded yet: durable when they resolve, there after the browser was killed. */
export const readDraftsOf = (dossier: string): Promise<Map<string, unknown>> => readDrafts(engine().phone.db, dossier)
export const keepDraft = (dossier: string, key: string, value: unknown): Promise<void> => writeDraft(engine().phone.db, dossier, key, value)
export const forgetDraft = (dossier: string, key: string): Promise<void> => dropDraft(engine().phone.db, dossier, key)

/** Videos wait for Wi-Fi unless allowed here. */
export async function allowVideoOnCellular(allowed: boolean): Promise<void> {
  await writeFact(engine().phone.db, 'video_on_cellular', allowed)
  requestSync()
}
/** The best time this phone knows (ms): the server's anchor plus the time since, else its own clock. For closed_at and captured_at. */
export async function clockNow(): Promise<number> {
  const { phone } = engine()
  return happenedAt(momentNow(phone, await readFact(phone.db, 'anchor')))
}
/** What the party's QR carries: the task's token, now, and this phone's signature; after the lock with the 核验码. Works offline. */
export const showCode = (token: string, code: string | null = null): Promise<string> => vouched(engine().phone, token, code)
/** How far this phone's clock is from the server's (ms, positive: it is slow); null while no anchor of this start is known. */
export async function clockOff(): Promise<number | null> {
  const { phone } = engine()
  const moment = momentNow(phone, await readFact(phone.db, 'anchor'))
  return moment.elapsed_ms === null ? null : happenedAt(moment) - phone.now()
}
/** The person has read that the system once removed this app's data. */
export const acknowledgeEviction = (): Promise<void> => dropFact(engine().phone.db, 'evicted')

/** One question to the server, for what no dossier carries; throws NetworkError offline. */
export const askOnline = <T>(path: string): Promise<T> => withToken(engine().phone, (token) => requestJson<T>(engine().phone, path, { token }))

/** The PIN of this phone for whoever is signed in; see pin.ts. */
export const pinState = (): Promise<pins.PinState> => pins.pinState(engine().phone)
/** What signIn left to do. */
export const entryStep = (): Promise<pins.EntryStep> => pins.entryStep(engine().phone)
/** A first PIN, or a new one after recovery. Resolves like signIn, and null nowhere where somebody signs in. */
export async function setPin(pin: string): Promise<Session | null> {
  await (await import('./unlock')).setPin(engine().phone, pin)
  return goIn()
}
export async function openWithPin(pin: string): Promise<Session | null> {
  await (await import('./unlock')).openWithPin(engine().phone, pin)
  return goIn()
}
export const changePin = async (old: string, pin: string): Promise<void> => (await import('./unlock')).changePin(engine().phone, old, pin)
/** Fingerprint or face instead of the PIN; see passkey.ts. */
export const passkeyState = async (): Promise<PasskeyState> => (await import('./passkey')).passkeyState(engine().phone)
export const addPasskey = async (pin: string): Promise<void> => (await import('./passkey')).addPasskey(engine().phone, pin)
export const dropPasskey = async (): Promise<void> => (await import('./passkey')).dropPasskey(engine().phone)
export async function openWithPasskey(): Promise<Session | null> {
  await (await import('./passkey')).openWithPasskey(engine().phone)
  return goIn()
}
/** The recording of this page, if one runs, should have ended: after this nothing can be sealed. */
export async function lockNow(): Promise<void> {
  engine().runner.stop()
  await pins.lockNow(engine().phone)
}
/** A forgotten PIN, online: by the password, or by a code of an administrator. setPin follows. */
export const recoverByPassword = async (username: string, password: string): Promise<void> => (await import('./recover')).recoverByPassword(engine().phone, username, password)
export const recoverEntering = async (): Promise<void> => (await import('./recover')).recoverEntering(engine().phone)
export const recoverByCode = async (username: string, code: string): Promise<void> => (await import('./recover')).recoverByCode(engine().phone, username, code)

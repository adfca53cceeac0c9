/** What the screens watch: live queries over the database, so every tab sees the same truth. */
import type { DossierView } from '@/domain/rows'
import { observe, isReadable, openProblem, readCollection, readDossier, readFact, readRoom, unseal, type PeerWords, type StorageRoom, type StoredDevice, type StoredMutation, type StoredProblem, type StoredRelay, type Told } from '@/store'
import { isOwed, isUnsent, unsentOf } from './owed'
import type { Phone } from './phone'
import { receiptOf } from './ids'
import { unsentRelayed } from './relay/carrying'
import type { OutcomeLine, OutcomeState, Peer, SyncState } from './types'

const ROOM_EVERY = 30_000
const SHOWN = 300

export function watchDossier(phone: Phone, id: string, kind: 'task' | 'desk', listener: (view: DossierView | null) => void): () => void {
  return observe(() => readDossier(phone.db, id, kind), listener)
}

/** The desk of whoever is signed in; null before that. */
export function watchDesk(phone: Phone, listener: (view: DossierView | null) => void): () => void {
  return observe(async () => {
    const here = await readFact(phone.db, 'here')
    return here ? readDossier(phone.db, here.user, 'desk') : null
  }, listener)
}

export function watchPeers(phone: Phone, dossier: string, listener: (peers: Peer[]) => void): () => void {
  return observe(async () => {
    const peers = await phone.db.peers.where('dossier').equals(dossier).toArray()
    return Promise.all(peers.map(async ({ device, sealed }) => ({ device, ...(await unseal<PeerWords>(phone.db, sealed)) })))
  }, listener)
}

export function watchSync(phone: Phone, listener: (state: SyncState) => void): () => void {
  let room: StorageRoom | null = null
  let state: SyncState | null = null
  const tell = () => state && listener({ ...state, storage: room })
  const look = () => void readRoom().then((seen) => { room = seen; tell() })
  const timer = setInterval(look, ROOM_EVERY)
  look()
  const stop = observe(() => readState(phone), (seen) => { state = seen; tell() })
  return () => {
    clearInterval(timer)
    stop()
  }
}

/** Readable while locked: counts and states as they are, words of the server's only once the vault is open. */
export async function readState(phone: Phone): Promise<SyncState> {
  const { db } = phone
  const open = await isReadable(db)
  const [run, here, evicted, recovering, devices, media] = await Promise.all([
    readFact(db, 'run'), readFact(db, 'here'), readFact(db, 'evicted'), readFact(db, 'recovering'), db.devices.toArray(), db.media.where('state').noneOf(['recording', 'cleared', 'verified', 'lost']).toArray(),
  ])
  const mine = devices.filter((device) => device.user === here?.user)
  const [unsent, carried, recent, relayed] = await Promise.all([unsentOf(phone, devices), unsentRelayed(db), Promise.all(mine.map((device) => newest(phone, device))), db.relayed.toArray()])
  const decisions = open ? await readCollection(db, 'decisions') : []
  const later: Later = new Map(decisions.map((row) => [row.key, row.body.value as { outcome: OutcomeState; reason: string }]))
  const carriedLines = relayed.filter((one) => one.settled === 0 || one.outcome === 'rejected').map((one) => carriedLine(one, run?.phase === 'syncing'))
  const lines = [...recent.flat().map(({ mutation, device }) => outcomeLine(mutation, device, run?.phase === 'syncing', later)), ...carriedLines]
  const owed = media.filter(isOwed).map(({ sha256, kind, size, sent, problem }) => ({ sha256, kind, size, sent, stored: problem }))
  const [problem, uploads, outcomes] = await Promise.all([run?.problem ? wordsOf(phone, run.problem, open) : null, inWords(phone, owed, open), inWords(phone, lines, open)])
  return {
    phase: run?.phase ?? 'idle', problem, lastContact: run?.lastContact ?? null, recovering: recovering !== null,
    localOnly: unsent.length + carried.length, safeToSignOut: unsent.length + carried.length === 0 && owed.length === 0, uploads,
    outcomes: outcomes.sort((a, b) => b.made_at - a.made_at || b.seq - a.seq), storage: null, evictedAt: evicted?.at ?? null,
  }
}

const wordsOf = (phone: Phone, stored: StoredProblem, open: boolean): Promise<Told> => openProblem(phone.db, open ? stored : { code: stored.code, sealed: null }, phone.language)

type Unopened<T> = T & { stored: StoredProblem | null }

function inWords<T>(phone: Phone, lines: Unopened<T>[], open: boolean): Promise<(Omit<T, 'stored'> & { problem?: Told })[]> {
  return Promise.all(lines.map(async ({ stored, ...line }) => ({ ...line, ...(stored ? { problem: await wordsOf(phone, stored, open) } : {}) })))
}

/** The newest mutations of a chain; older ones rest in the ledger. */
async function newest({ db }: Phone, device: StoredDevice): Promise<{ mutation: StoredMutation; device: StoredDevice }[]> {
  const own = db.mutations.where('[device+seq]').between([device.id, 0], [device.id, Infinity], true, true)
  return (await own.reverse().limit(SHOWN).toArray()).map((mutation) => ({ mutation, device }))
}

type Line = Unopened<Omit<OutcomeLine, 'problem'>> & { problem?: Told }

/** A colleague's work on its way through this phone; once the server has it, it is his to follow. */
function carriedLine({ dossier, id, seq, name, made_at, device, link, settled, outcome, problem }: StoredRelay, syncing: boolean): Line {
  const state = settled ? (outcome ?? 'applied') : syncing ? 'sending' : 'local'
  return { dossier, id, seq, name, made_at, receipt: receiptOf(device, seq, link), state, stored: problem }
}

type Later = Map<string, { outcome: OutcomeState; reason: string }>

function outcomeLine(mutation: StoredMutation, device: StoredDevice, syncing: boolean, later: Later): Line {
  const { dossier, id, seq, name, made_at } = mutation
  const receipt = receiptOf(mutation.device, seq, mutation.link)
  const decision = later.get(id)
  const waiting: OutcomeState = syncing ? 'sending' : 'local'
  const first: OutcomeState = isUnsent(mutation, device) ? waiting : (mutation.outcome ?? (mutation.handed_over ? 'held' : 'applied'))
  const told = decision?.reason ? { problem: { code: 'decision', title: decision.reason, detail: '' } } : {}
  return { dossier, id, seq, name, made_at, receipt, state: decision?.outcome ?? first, ...told, stored: decision?.reason ? null : mutation.problem }
}

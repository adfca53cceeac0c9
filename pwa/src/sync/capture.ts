/**
 * Recording: build, chain and sign the mutations, then write them in one transaction. The screen says "saved" only
 * after that; a picture's bytes go in with them. Signing cannot happen inside a transaction, so the head is compared when writing and the work is
 * repeated when another tab captured meanwhile.
 */
import { unhex } from '@/domain/bytes'
import { canonicalBytes, wellFormed } from '@/domain/canonical'
import { namedMedia } from '@/domain/named_media'
import { replay, type Pending } from '@/domain/replay'
import type { DossierView } from '@/domain/rows'
import { barriersOf } from '@/domain/verb_gates'
import { rowNamed } from '@/domain/view'
import { ROWS, type VerbArgs, type VerbName } from '@/domain/verbs'
import { durably, readDossier, readFact, sealBytes, type StoredDevice, type StoredMutation } from '@/store'
import { momentNow, type Moment } from './anchors'
import { nextLink } from './chain'
import { whoIsHere } from './devices'
import { receiptOf, uuid7 } from './ids'
import { sign } from './keys'
import { problem, refused, type Phone } from './phone'
import type { Captured, LaterStep, Step } from './types'
import { isFull, placeFile, wholeFile, type GivenFile, type WholeFile } from './whole_file'

const PAYLOAD_LIMIT = 64 * 1024
const RACES = 5

interface Draft { mutation: StoredMutation; captured: Captured }
/** What is carried from one step to the next while nothing is written yet. */
interface Bench { phone: Phone; user: string; device: StoredDevice; moment: Moment; dossier: string; view: DossierView; drafts: Draft[] }

/** All steps or none; the order of `steps` is the order of the chain. */
export function captureSteps(phone: Phone, dossier: string, steps: (Step | LaterStep)[]): Promise<Captured[]> {
  return captureOn(prepare(phone, dossier), phone, dossier, steps, null)
}

export interface Kept { captured: Captured; sha256: string; size: number }
/** Takes a file and the mutation that names it, in one transaction. */
export type CaptureFile = (file: GivenFile, step: (stored: { sha256: string; size: number }) => Step | LaterStep) => Promise<Kept>

/** Begins to read what a capture needs while the file is still being made (a camera takes its time). */
export function aheadOfFile(phone: Phone, dossier: string): CaptureFile {
  const early = prepare(phone, dossier)
  early.catch(() => undefined) // told when the file is there
  return async (given, step) => {
    const file = await wholeFile(phone, given)
    const { sha256, size } = file.medium
    const [captured] = await captureOn(early, phone, dossier, [step({ sha256, size })], file).catch((error: unknown) => { throw isFull(error) ? problem(phone, 'storage.full') : error })
    return { captured: captured!, sha256, size }
  }
}

async function captureOn(early: Promise<Bench>, phone: Phone, dossier: string, steps: (Step | LaterStep)[], file: WholeFile | null): Promise<Captured[]> {
  for (let race = 0; race < RACES; race++) {
    const bench = await (race ? prepare(phone, dossier) : early)
    for (const step of steps) await draft(bench, typeof step === 'function' ? await step(bench.drafts.map((made) => made.captured), bench.view) : step)
    if (await commit(bench, file)) {
      for (const wake of phone.woken) wake()
      return bench.drafts.map((made) => made.captured)
    }
  }
  throw problem(phone, 'mutation.raced')
}

async function prepare(phone: Phone, dossier: string): Promise<Bench> {
  const { user, device } = await whoIsHere(phone)
  const view = await readDossier(phone.db, dossier, dossier === user ? 'desk' : 'task')
  if (!view) throw problem(phone, 'dossier.unknown')
  const moment = momentNow(phone, await readFact(phone.db, 'anchor'))
  return { phone, user, device, moment, dossier, view, drafts: [] }
}

async function draft(bench: Bench, step: Step): Promise<void> {
  const { user, device, view, phone } = bench
  const args = wellFormed(step.args)
  const barriers = barriersOf(view, step.name, args as never, user)
  if (barriers[0]) throw refused(phone, barriers[0])
  const head = bench.drafts.at(-1)?.captured ?? device
  const pending: Omit<Pending, 'link'> & { id: string } = {
    id: uuid7(phone.now()), device: device.id, seq: head.seq + 1, name: step.name, args,
    base: basesOf(view, step.name, args), made_by: user, device_time: bench.moment.device_time, place: step.place ?? null,
  }
  const media = await mediaOf(bench, { ...step, args } as Step)
  const payload = { v: 1, dossier: bench.dossier, media, ...bench.moment, ...pending }
  const mutation = await signed(bench, payload, head.link)
  const receipt = receiptOf(device.id, pending.seq, mutation.link)
  bench.drafts.push({ mutation, captured: { id: pending.id, seq: pending.seq, link: mutation.link, receipt } })
  replay(view, [{ ...pending, ...bench.moment, link: mutation.link }])
}

/** What the caller named, and what the arguments speak of as far as this phone holds it (a colleague's signature may not be here). */
async function mediaOf({ phone }: Bench, step: Step): Promise<string[]> {
  const spoken = namedMedia(step.name, step.args as never)
  const here = await phone.db.media.where('sha256').anyOf(spoken).toArray()
  const must = step.name === 'evidence.attach/1' ? spoken : here.map((medium) => medium.sha256)
  return [...new Set([...(step.media ?? []), ...must])]
}

/** The write last seen of every row the verb's handler writes, own unsettled writes included. */
function basesOf<V extends VerbName>(view: DossierView, name: V, args: VerbArgs[V]): Pending['base'] {
  return ROWS[name](args).map((row) => ({ row, head: rowNamed(view, row)?.head ?? null }))
}

type Payload = Omit<Pending, 'link'> & { id: string; media: string[]; dossier: string }

async function signed(bench: Bench, payload: Payload, previous: string): Promise<StoredMutation> {
  const bytes = canonicalBytes(payload)
  if (bytes.length > PAYLOAD_LIMIT) throw problem(bench.phone, 'mutation.too_large')
  const { link, payloadHash } = await nextLink(previous, bytes)
  return {
    device: payload.device, seq: payload.seq, id: payload.id, dossier: payload.dossier, name: payload.name, sealed: await sealBytes(bench.phone.db, bytes),
    payload_hash: payloadHash, prev_link: previous, link, signature: await sign(bench.device, unhex(link)), media: payload.media,
    size: bytes.length, made_at: payload.device_time, overlay: 1, outcome: null, problem: null, handed_over: 0,
  }
}

/** False when another tab captured first. A repeat after a lost commit finds its own mutations and is content. */
async function commit(bench: Bench, file: WholeFile | null): Promise<boolean> {
  const { db } = bench.phone
  const mutations = bench.drafts.map((made) => made.mutation)
  const [first, last] = [mutations[0], mutations.at(-1)]
  if (!first || !last) return true
  return durably(db, () => db.transaction('rw', [db.devices, db.mutations, db.media, ...(file ? [db.slices] : [])], async () => {
    const present = await db.mutations.get([first.device, first.seq])
    if (present) return present.id === first.id
    const device = await db.devices.get(first.device)
    if (!device || device.closed !== null || device.link !== first.prev_link) return false
    if (file) await placeFile(bench.phone, file)
    await nameMedia(bench, mutations)
    await db.mutations.bulkAdd(mutations)
    await db.devices.update(first.device, { seq: last.seq, link: last.link })
    return true
  }))
}

/** From now on these media are owed to the server; a mutation never names a file this phone does not hold whole. */
async function nameMedia({ phone }: Bench, mutations: StoredMutation[]): Promise<void> {
  for (const sha256 of new Set(mutations.flatMap((mutation) => mutation.media))) {
    const medium = await phone.db.media.where('sha256').equals(sha256).first()
    if (!medium || medium.state === 'recording') throw problem(phone, 'media.unknown')
    await phone.db.media.update(medium.id, { named: 1 })
  }
}

/**
 * The phone's own engine, headless: one process holds several phones over fake-indexeddb and does what JSON lines say.
 *
 *     {"id": 1, "op": "enter", "phone": "a", "origin": "http://…", "username": "…", "password": "…"}
 *     → {"id": 1, "ok": true, …} or {"id": 1, "ok": false, "why": "…"}
 *
 * tests/scenarios/chaos/node_phones.py bundles it, starts it and puts a bad road between it and the server.
 */
import 'fake-indexeddb/auto'
import { createInterface } from 'node:readline'
import { b64u } from '@/domain/bytes'
import { readDossier, readFact, unseal, unsealBytes, type Session, type StoredMutation } from '@/store'
import type { Step } from '@/sync'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import { owedBy } from '@/sync/owed'
import { makePhone, type Phone } from '@/sync/phone'
import { makeRunner } from '@/sync/runner'
import { entryStep } from '@/sync/pin'
import { enter, letIn } from '@/sync/session'
import { openWithPin, setPin } from '@/sync/unlock'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'

interface Order { id: number; op: string; phone: string; [name: string]: unknown }
interface Held { phone: Phone; clockOff: number }
const phones = new Map<string, Held>()

const operations: Record<string, (held: Held, order: Order) => Promise<object>> = {
  async enter({ phone }, { username, password }) {
    const session = (await enter(phone, username as string, password as string)) ?? (await pinned(phone))
    await synchronize(phone)
    return { device: session.device }
  },
  async sync({ phone }) {
    return { done: await synchronize(phone) }
  },
  /** Mutations, then bytes, as the runner does it. */
  async run({ phone }) {
    await makeRunner(phone).once()
    return {}
  },
  async tabs({ phone }) {
    await Promise.all([synchronize(phone), synchronize(phone)])
    return {}
  },
  async capture({ phone }, { dossier, step }) {
    return made(phone, await captureSteps(phone, dossier as string, [step as Step]))
  },
  async attach({ phone }, { dossier, content, step }) {
    const writer = await beginMedium(phone, { kind: 'PHOTO', mime: 'image/png' })
    const bytes = Buffer.from(content as string, 'base64')
    await writer.write(Uint8Array.from(bytes).buffer)
    await writer.finish()
    return made(phone, await captureSteps(phone, dossier as string, [step as Step]))
  },
  /** End the first contest of the own department that this phone sees. */
  async settle({ phone }, { dossier, lines, note }) {
    const view = await readDossier(phone.db, dossier as string, 'task')
    const row = Object.values(view?.findings ?? {}).find((one) => one.contest.length > 0 && (lines as string[]).includes(one.value.line))
    if (!row) return { captured: [] }
    const derived = new Set(['recorded_by', 'recorded_at', 'department'])
    const value = Object.fromEntries(Object.entries(row.value).filter(([name]) => !derived.has(name)))
    const saw = [row.head!, ...row.contest.map((one) => one.head)]
    const step = { name: 'finding.settle/1', args: { line: row.value.line, value: { ...value, note: note as string }, saw } } as Step
    return made(phone, await captureSteps(phone, dossier as string, [step]))
  },
  async clock(held, { off }) {
    held.clockOff = off as number
    return {}
  },
  async reboot({ phone }) {
    phone.boot = crypto.randomUUID()
    return {}
  },
  async state({ phone }) {
    const [state, owed] = [await readState(phone), await owedBy(phone)]
    return { phase: state.phase, problem: state.problem, mutations: owed.mutations.length, media: owed.media.length }
  },
  /** Everything the judge compares: rows and versions as this phone holds them. */
  async rows({ phone }) {
    const rows = await Promise.all((await phone.db.rows.toArray()).map(async (row) => [row.dossier, row.collection, row.key, await unseal(phone.db, row.sealed)]))
    return { rows, have: (await readFact(phone.db, 'have')) ?? {} }
  },
}

const PIN = '135790'

/** The PIN of a phone that has none yet, or the one it has. */
async function pinned(phone: Phone): Promise<Session> {
  await ((await entryStep(phone)) === 'set-pin' ? setPin : openWithPin)(phone, PIN)
  return (await letIn(phone))!
}

/** What was captured, with the signed bytes. */
async function made(phone: Phone, captured: { id: string }[]): Promise<object> {
  const all = await Promise.all(captured.map((one) => phone.db.mutations.where('id').equals(one.id).first()))
  return { captured: await Promise.all(all.map((one) => spelled(phone, one!))) }
}

async function spelled({ db }: Phone, mutation: StoredMutation): Promise<object> {
  const payload = b64u(new Uint8Array(await unsealBytes(db, mutation.sealed)))
  const { device, seq, prev_link, link, signature } = mutation
  return { device, seq, prev_link, link, signature, payload }
}

function heldBy(order: Order): Held {
  const known = phones.get(order.phone)
  if (known) return known
  const held: Held = { clockOff: 0, phone: makePhone({ origin: order['origin'] as string, database: order.phone }) }
  held.phone.now = () => Date.now() + held.clockOff
  phones.set(order.phone, held)
  return held
}

async function obey(order: Order): Promise<object> {
  try {
    return { id: order.id, ok: true, ...(await operations[order.op]!(heldBy(order), order)) }
  } catch (error) {
    return { id: order.id, ok: false, why: String((error as { code?: string }).code ?? error) }
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  void obey(JSON.parse(line) as Order).then((answer) => process.stdout.write(`${JSON.stringify(answer)}\n`))
}).on('close', () => process.exit(0))

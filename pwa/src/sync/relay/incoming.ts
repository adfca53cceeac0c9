/**
 * What a colleague's phone showed, taken in: every link and signature is verified, everything is stored in one
 * transaction or nothing is, and it is sent with the next sync as his. The server verifies again (P43).
 */
import { text, unb64u, unhex, type Bytes } from '@/domain/bytes'
import type { Pending } from '@/domain/replay'
import type { DossierView, Row } from '@/domain/rows'
import { linesHash } from '@/domain/record'
import { rowNamed } from '@/domain/view'
import { writeOf } from '@/domain/conflict'
import { durably, readDossier, seal, sealBytes, type StoredRelay } from '@/store'
import { firstLink, nextLink } from '../chain'
import { whoIsHere } from '../devices'
import { isSignedBy } from '../keys'
import { problem, type Phone } from '../phone'
import { payloadBytes, unpackBundle, type Hello, type Item, type Run } from './bundle'

const PAYLOAD_LIMIT = 64 * 1024

export interface Taken {
  user: string; name: string
  /** mutations new on this phone, and those it had already */
  fresh: number; known: number
  /** what stays on the other phone until it has the network */
  media: number
  /** his department's part: closed here now, and whether the lines here are the ones that were closed */
  part: { department: string; closed: boolean; same: boolean } | null
}
interface Read { mutation: StoredRelay; rows: string[] }
type Payload = Pick<Pending, 'device' | 'seq' | 'name' | 'base' | 'made_by' | 'device_time'> & { id: string; dossier: string; media: string[] }

/** Throws the problem in words: damaged, of another task, one's own, of somebody who is not on the team, forked. */
export async function takeRelay(phone: Phone, dossier: string, stream: Bytes): Promise<Taken> {
  const bundle = await unpackBundle(stream)
  if (!bundle) throw problem(phone, 'relay.damaged')
  const { hello, runs } = bundle
  const view = await readDossier(phone.db, dossier, 'task')
  await refuseForeign(phone, dossier, hello, view)
  const read = (await Promise.all(runs.map((run) => readRun(phone, hello, run)))).flat()
  const fresh = read.filter((one) => !isInRows(view!, one))
  const added = await store(phone, hello, fresh.map((one) => one.mutation))
  const { user, media } = hello
  return { user, name: view!.members[user]!.value.name, fresh: added, known: read.length - added, media, part: await partOf(phone, dossier, user) }
}

async function refuseForeign(phone: Phone, dossier: string, hello: Hello, view: DossierView | null): Promise<void> {
  const { device } = await whoIsHere(phone)
  if (!view) throw problem(phone, 'dossier.unknown')
  if (hello.dossier !== dossier) throw problem(phone, 'relay.other_task')
  if (hello.device === device.id) throw problem(phone, 'relay.own')
  if (!view.members[hello.user]) throw problem(phone, 'relay.stranger', { name: hello.name })
}

/** Link by link from `prev_link`; a run that begins the chain must begin at link 0, which binds device and key. */
async function readRun(phone: Phone, hello: Hello, run: Run): Promise<Read[]> {
  const read: Read[] = []
  let previous = run.prev_link
  for (const item of run.items) {
    const one = await readItem(phone, hello, item, previous, read.at(-1)?.mutation.seq ?? null).catch(() => null)
    if (!one || (one.mutation.seq === 1 && previous !== (await firstLink(hello.device, unb64u(hello.public_key))))) throw problem(phone, 'relay.damaged')
    read.push(one)
    previous = one.mutation.link
  }
  return read
}

async function readItem({ db }: Phone, hello: Hello, item: Item, previous: string, after: number | null): Promise<Read | null> {
  const bytes = payloadBytes(item)
  const payload = JSON.parse(text(bytes)) as Payload
  const { link, payloadHash } = await nextLink(previous, bytes)
  const isHis = payload.device === hello.device && payload.dossier === hello.dossier && payload.made_by === hello.user
  const follows = Number.isSafeInteger(payload.seq) && payload.seq > 0 && (after === null || payload.seq === after + 1)
  if (!isHis || !follows || bytes.length > PAYLOAD_LIMIT || !(await isSignedBy(unb64u(hello.public_key), item.signature, unhex(link)))) return null
  const { device, seq, id, dossier, name, media, device_time } = payload
  const mutation: StoredRelay = {
    device, seq, id, dossier, name, sealed: await sealBytes(db, bytes), size: bytes.length, payload_hash: payloadHash, prev_link: previous, link,
    signature: item.signature, media, made_at: device_time, overlay: 1, outcome: null, problem: null, handed_over: 0, settled: 0,
  }
  return { mutation, rows: payload.base.map(({ row }) => row) }
}

/** The server's rows hold it already: this phone had the network since. */
function isInRows(view: DossierView, { mutation, rows }: Read): boolean {
  const writes = (row: Row<unknown> | undefined) => (row && !row.pending ? [row.head, ...row.contest.map((entry) => entry.head)] : []).map(writeOf)
  return rows.length > 0 && rows.every((name) => writes(rowNamed(view, name)).some((write) => write.device === mutation.device && (write.seq ?? 0) >= mutation.seq))
}

/** All or nothing; what is here already stays as it is. Answers how many are new. */
async function store(phone: Phone, hello: Hello, mutations: StoredRelay[]): Promise<number> {
  const { db } = phone
  const { dossier, device, user, public_key, unsent, media, at } = hello
  const sealed = await seal(db, { user, public_key, unsent, media, at, heard_at: phone.now() })
  return durably(db, () => db.transaction('rw', db.relayed, db.peers, async () => {
    const there = await db.relayed.bulkGet(mutations.map((one) => [one.device, one.seq] as [string, number]))
    if (there.some((one, n) => one && one.link !== mutations[n]!.link)) throw problem(phone, 'relay.forked', { name: hello.name })
    const fresh = mutations.filter((_, n) => !there[n])
    await db.relayed.bulkAdd(fresh)
    await db.peers.put({ dossier, device, sealed })
    return fresh.length
  }))
}

/** The hash a department closed with says whether all its lines are here (R78). */
async function partOf(phone: Phone, dossier: string, user: string): Promise<Taken['part']> {
  const view = await readDossier(phone.db, dossier, 'task')
  const department = view?.members[user]?.value.department
  if (!view || department === undefined) return null
  const part = view.parts[department]?.value
  return { department, closed: !!part, same: !!part && part.lines_hash === (await linesHash(view, department)) }
}

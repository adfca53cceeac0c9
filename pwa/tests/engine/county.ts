/**
 * A tiny county in memory: just enough of the server to contradict the phone. It checks proofs, chains and signatures,
 * keeps rows with heads and contests, cuts pages, loses requests and answers when told to.
 */
import { b64u, hex, sha256, text, unb64u, unhex } from '@/domain/bytes'
import type { DossierView } from '@/domain/rows'
import { COLLECTIONS, viewOf, type Body } from '@/domain/view'
import { replay, type Pending } from '@/domain/replay'
import { newPair, publicOf, unwrapFrom, wrapFor, type RecoveryWrap } from '@/store/vault_wraps'
import { firstLink, nextLink } from '@/sync/chain'
import { digestOf } from '@/sync/digest'
import { isSignedBy } from '@/sync/keys'
import { statementText } from '@/sync/proof'
import type { DossierPage, Envelope, OutcomeWord, SyncAnswer, SyncRequest } from '@/sync/wire'

interface Enrolled { user: string; key: Uint8Array<ArrayBuffer>; seq: number; link: string; signature: string; settled: Map<number, OutcomeWord> }
interface Kept { version: number; body: Body | null; device: string | null; seq: number | null }
interface Dossier { version: number; rows: Map<string, Kept>; access: Set<string> }
export interface Exchange { path: string; request: SyncRequest | null; answer: unknown }
/** What happens to the next requests: lost before they arrive, answered but the answer lost, or held back. */
export type Trouble = 'request lost' | 'answer lost' | ((exchange: Exchange) => Promise<void> | void)

export class County {
  epoch = crypto.randomUUID() as string
  pageSize = 1000
  durable = 0
  devices = new Map<string, Enrolled>()
  dossiers = new Map<string, Dossier>()
  users = new Map<string, { id: string; name: string; password: string }>()
  handedOver: Envelope[] = []
  /** restored from a backup, and not yet confirmed by the office */
  recovering = false
  shown: string[] = []
  copies = new Map<string, unknown[]>()
  files = new Map<string, Uint8Array<ArrayBuffer>>()
  exchanges: Exchange[] = []
  troubles: Trouble[] = []
  refuse: ((payload: Pending & { id: string }) => { code: string; outcome: 'held' | 'rejected' } | null) = () => null
  validAccess = 'access'
  now = 1_795_224_600_000
  /** an administrator's code that is good now */
  code: string | null = null
  private readonly office = newPair()

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname
    const trouble = path.startsWith('/api/sync') ? this.troubles.shift() : undefined
    if (trouble === 'request lost') throw new TypeError('network')
    const request = init?.body && path === '/api/sync' ? (JSON.parse(String(init.body)) as SyncRequest) : null
    const answer = await this.answer(path, init ?? {})
    this.exchanges.push({ path, request, answer })
    if (trouble === 'answer lost') throw new TypeError('network')
    if (typeof trouble === 'function') await trouble({ path, request, answer })
    return answer instanceof Response ? answer : Response.json(answer)
  }

  hold(dossier: string, rows: Record<string, unknown>, users: string[]): void {
    this.dossiers.set(dossier, { version: 0, rows: new Map(), access: new Set(users) })
    for (const [name, value] of Object.entries(rows)) this.writeOnline(dossier, name, value)
  }

  writeOnline(dossier: string, name: string, value: unknown): void {
    const kept = this.dossiers.get(dossier)!
    const head = hex(crypto.getRandomValues(new Uint8Array(8)))
    kept.rows.set(name, { version: ++kept.version, body: value === null ? null : { value, head, by: null, at: this.now }, device: null, seq: null })
  }

  /** What a backup would hold now; `restore` goes back to it, as another life. */
  backup = (): Pick<County, 'devices' | 'dossiers' | 'handedOver'> => structuredClone({ devices: this.devices, dossiers: this.dossiers, handedOver: this.handedOver })

  restore(backup: ReturnType<County['backup']>): void {
    Object.assign(this, structuredClone(backup), { epoch: crypto.randomUUID(), recovering: true })
  }

  /** The truth, as a view to compare phones with. */
  view(dossier: string): DossierView {
    const rows = [...this.dossiers.get(dossier)!.rows].filter(([, kept]) => kept.body !== null)
    return viewOf(dossier, 'task', rows.map(([name, kept]) => ({ collection: name.split('/')[0]!, key: name.slice(name.indexOf('/') + 1), body: kept.body! })))
  }

  private async answer(path: string, init: RequestInit): Promise<unknown> {
    const body = init.body && typeof init.body === 'string' ? JSON.parse(init.body) : null
    if (path === '/api/accounts/sign-in') return this.signIn(body)
    if (path === '/api/accounts/refresh') return this.refresh(init)
    if (path === '/api/accounts/recovery-key') return { public_key: await this.officeKey() }
    if (path === '/api/accounts/recovery/by-code') return this.recover(body, body.code === this.code ? body.username : '')
    if (path === '/api/sync/hand-over') return this.takeHandOver(body)
    if (path === '/api/sync/devices/restore') return this.knowAgain(body)
    if (path === '/api/sync/witness') return this.takeCopy(body)
    if (new Headers(init.headers).get('Authorization') !== `Bearer ${this.validAccess}`) return problem(401, 'access.expired')
    if (path === '/api/accounts/recovery') return this.recover(body, [...this.users.keys()][0]!)
    if (path === '/api/accounts/devices') return this.enrol(body)
    if (path === '/api/sync') return this.sync(body)
    const file = this.files.get(path.split('/').at(-1)!)
    return file ? new Response(file) : problem(404, 'media.not_found')
  }

  private readonly officeKey = async () => b64u(await publicOf(await this.office))

  private async recover({ wrap, to }: { wrap: RecoveryWrap; to: string }, username: string): Promise<unknown> {
    const user = this.users.get(username)
    if (!user) return problem(403, 'accounts.recovery_code_wrong')
    const raw = await unwrapFrom(await this.office, user.id, wrap, 'liancha-recovery-v1')
    return wrapFor(unb64u(to), user.id, raw, 'liancha-recovery-answer-v1')
  }

  private async signIn({ username, password }: { username: string; password: string }): Promise<unknown> {
    const user = this.users.get(username)
    if (user?.password !== password) return problem(401, 'accounts.wrong_password')
    return { access_token: this.validAccess, refresh_token: 'refresh', recovery_key: await this.officeKey(), user: { id: user.id, username, name: user.name, department: null, roles: ['INSPECTOR'] } }
  }

  private refresh(init: RequestInit): unknown {
    if (!new Headers(init.headers).get('Authorization')?.startsWith('Bearer refresh')) return problem(401, 'access.sign_in_needed')
    return { access_token: this.validAccess, refresh_token: 'refresh-2' }
  }

  private async enrol({ id, public_key }: { id: string; public_key: string }): Promise<unknown> {
    const user = [...this.users.values()][0]!.id
    if (!this.devices.has(id)) await this.know(id, user, unb64u(public_key))
    return { id, link: this.devices.get(id)!.link, anchor: this.anchor(), epoch: this.epoch, certificate: `${id}|${user}|${public_key}` }
  }

  async know(id: string, user: string, key: Uint8Array<ArrayBuffer>): Promise<void> {
    this.devices.set(id, { user, key, seq: 0, link: await firstLink(id, key), signature: '', settled: new Map() })
  }

  private async knowAgain({ certificate }: { certificate: string }): Promise<unknown> {
    const [id, user, key] = certificate.split('|') as [string, string, string]
    this.shown.push(id)
    if (!this.devices.has(id)) await this.know(id, user, unb64u(key))
    return { anchor: this.anchor(), epoch: this.epoch }
  }

  private takeCopy({ dossier, rows, epoch }: { dossier: string; rows: string; epoch: string }): unknown {
    const wanted = this.recovering && epoch === this.epoch && !this.dossiers.has(dossier)
    if (wanted) this.copies.set(dossier, [...(this.copies.get(dossier) ?? []), ...(JSON.parse(rows) as unknown[])])
    return { wanted, kept: 0, epoch: this.epoch }
  }

  private takeHandOver(body: { device: string; mutations: Envelope[] }): unknown {
    if (!this.devices.has(body.device)) return problem(409, 'sync.device_unknown')
    this.handedOver.push(...body.mutations)
    return { epoch: this.epoch, acknowledged: { seq: 0, link: '', signature: '' }, durable: this.durable, outcomes: [] }
  }

  private anchor = () => `${this.now}.00.sig`

  private async sync(request: SyncRequest): Promise<SyncAnswer | Response> {
    const device = this.devices.get(request.device)
    if (!device) return problem(409, 'sync.device_unknown')
    if (!(await isSignedBy(device.key, request.proof, await statementText(request)))) return problem(401, 'sync.proof_wrong')
    const outcomes = await this.push(device, request)
    const base = {
      protocol: 1, epoch: this.epoch, id: request.id, anchor: this.anchor(), durable: this.durable, outcomes, ...(this.recovering ? { recovering: true } : {}),
      acknowledged: { seq: device.seq, link: device.link, signature: device.signature },
    }
    const nothing = { ...base, dossiers: [], leave: [], last: true }
    const allowed = [...this.dossiers].filter(([, dossier]) => dossier.access.has(device.user))
    if (request.digest !== undefined) {
      const same = request.epoch === this.epoch && request.digest === (await digestOf(Object.fromEntries(allowed.map(([id, dossier]) => [id, dossier.version]))))
      return same ? nothing : { ...nothing, want: 'have' }
    }
    const names = Object.fromEntries(Object.keys(request.have!).map((id) => [id, 0]))
    return { ...base, ...this.pull(request.epoch === this.epoch ? request.have! : names, request.cursor ?? null, allowed) }
  }

  private pull(have: Record<string, number>, cursor: string | null, allowed: [string, Dossier][]): Pick<SyncAnswer, 'dossiers' | 'leave' | 'last' | 'cursor'> {
    const order = allowed.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, dossier]) =>
      [...dossier.rows].filter(([, kept]) => kept.version > (have[id] ?? 0)).sort((a, b) => a[1].version - b[1].version)
        .map(([name, kept]) => ({ id, dossier, name, kept, at: `${id} ${String(kept.version).padStart(9, '0')} ${name}` })))
    const rest = cursor === null ? order : order.filter((change) => change.at > cursor)
    const page = rest.slice(0, this.pageSize)
    const dossiers = new Map<string, DossierPage>()
    for (const { id, dossier, name, kept } of page) {
      const entry = dossiers.get(id) ?? { id, from: have[id] ?? null, version: dossier.version, whole: !have[id], changes: [] }
      entry.changes.push([name.split('/')[0]!, name.slice(name.indexOf('/') + 1), kept.version, kept.body])
      dossiers.set(id, entry)
    }
    const last = page.length === rest.length
    const leave = this.recovering ? [] : Object.keys(have).filter((id) => !allowed.some(([mine]) => mine === id))
    return { dossiers: [...dossiers.values()], leave, last, ...(last ? {} : { cursor: page.at(-1)!.at }) }
  }

  private async push(device: Enrolled, request: SyncRequest): Promise<OutcomeWord[]> {
    const outcomes: OutcomeWord[] = await this.carried(request.relayed)
    for (const envelope of request.mutations) {
      const bytes = unb64u(envelope.payload)
      const payload = JSON.parse(text(bytes)) as Pending & { id: string; dossier: string }
      const known = device.settled.get(payload.seq)
      const same = known?.hash === hex(await sha256(bytes))
      if (known) outcomes.push(same ? known : { ...known, outcome: 'rejected', problem: { code: 'sync.fork' } })
      if (same && payload.seq === device.seq + 1) Object.assign(device, { seq: payload.seq, link: envelope.link, signature: envelope.signature })
      if (!known && (payload.seq === device.seq + 1 || payload.seq === request.lowest)) outcomes.push(await this.take(device, request.device, payload, envelope, bytes))
    }
    return outcomes
  }

  /** Work brought by a colleague: settled once, and its author's end stays where it is until he comes himself. */
  private async carried(relayed: Envelope[]): Promise<OutcomeWord[]> {
    const outcomes: OutcomeWord[] = []
    for (const envelope of relayed) {
      const bytes = unb64u(envelope.payload)
      const payload = JSON.parse(text(bytes)) as Pending & { id: string; dossier: string }
      const author = this.devices.get(payload.device)
      const { link } = await nextLink(envelope.prev_link, bytes)
      const fits = author && link === envelope.link && (await isSignedBy(author.key, envelope.signature, unhex(link)))
      if (!fits) outcomes.push({ device: payload.device, seq: null, hash: hex(await sha256(bytes)), outcome: 'rejected', problem: { code: 'sync.relay_invalid' } })
      else outcomes.push(author.settled.get(payload.seq) ?? this.settle(author, payload, hex(await sha256(bytes))))
    }
    return outcomes
  }

  private settle(author: Enrolled, payload: Pending & { id: string; dossier: string }, hash: string): OutcomeWord {
    const word: OutcomeWord = { device: payload.device, seq: payload.seq, hash, outcome: this.write(author.user, payload) }
    author.settled.set(payload.seq, word)
    return word
  }

  private async take(device: Enrolled, id: string, payload: Pending & { id: string; dossier: string }, envelope: Envelope, bytes: Uint8Array<ArrayBuffer>): Promise<OutcomeWord> {
    const { link } = await nextLink(envelope.prev_link, bytes)
    if (link !== envelope.link || !(await isSignedBy(device.key, envelope.signature, unhex(link)))) throw new Error('broken chain')
    if (payload.seq === device.seq + 1 && envelope.prev_link !== device.link) throw new Error('broken chain')
    const refusal = this.refuse(payload)
    const outcome = refusal?.outcome ?? this.write(device.user, payload)
    const word: OutcomeWord = { device: id, seq: payload.seq, hash: hex(await sha256(bytes)), outcome, ...(refusal ? { problem: { code: refusal.code, title: '不行', detail: '' } } : {}) }
    device.settled.set(payload.seq, word)
    Object.assign(device, { seq: payload.seq, link: envelope.link, signature: envelope.signature })
    return word
  }

  /** The conflict rule in the model's own words. */
  private write(user: string, payload: Pending & { dossier: string }): 'applied' | 'contested' | 'held' {
    const dossier = this.dossiers.get(payload.dossier)
    if (!dossier?.access.has(user)) return 'held'
    const fresh = replay(viewOf(payload.dossier, 'task', this.plain(dossier)), [{ ...payload, link: '', base: payload.base.map(({ row }) => ({ row, head: dossier.rows.get(row)?.body?.head ?? null })) }])
    const head = `${payload.device}:${payload.seq}`
    const stale = payload.base.filter(({ row, head: seen }) => this.isUnseen(dossier.rows.get(row), seen, payload))
    for (const { row, head: seen } of payload.base) {
      const value = (fresh[row.split('/')[0] as 'findings'][row.slice(row.indexOf('/') + 1)] as { value: unknown } | undefined)?.value
      const entry = { head, value, by: payload.made_by, at: payload.device_time }
      const there = dossier.rows.get(row)
      dossier.version += 1
      if (there?.body && stale.some((base) => base.row === row)) {
        const kept = (there.body.contest ?? []).filter((old) => old.head !== seen && !old.head.startsWith(`${payload.device}:`))
        dossier.rows.set(row, { ...there, version: dossier.version, body: { ...there.body, contest: [...kept, entry] } })
      } else {
        const contest = payload.name.endsWith('.settle/1') ? [] : (there?.body?.contest ?? [])
        dossier.rows.set(row, { version: dossier.version, body: { ...entry, ...(contest.length ? { contest } : {}) }, device: payload.device, seq: payload.seq })
      }
    }
    return stale.length ? 'contested' : 'applied'
  }

  private isUnseen(there: Kept | undefined, seen: string | null, payload: Pending): boolean {
    if (!there?.body || payload.name.endsWith('.settle/1')) return false
    return there.body.head !== seen && !(there.device === payload.device && there.seq! < payload.seq)
  }

  private plain(dossier: Dossier) {
    return [...dossier.rows].filter(([, kept]) => kept.body).map(([name, kept]) => ({ collection: name.split('/')[0]!, key: name.slice(name.indexOf('/') + 1), body: kept.body! }))
  }
}

function problem(status: number, code: string): Response {
  return new Response(JSON.stringify({ code, title: code, detail: '' }), { status, headers: { 'Content-Type': 'application/problem+json' } })
}

/** Rows as the screen sees them, without what may differ before everything is settled. */
export function plainView(view: DossierView | null): Record<string, unknown> {
  const rows: Record<string, unknown> = {}
  for (const collection of view ? COLLECTIONS : []) {
    for (const [key, row] of Object.entries(view![collection])) rows[`${collection}/${key}`] = { value: row.value, head: row.head, contest: row.contest, pending: row.pending }
  }
  return rows
}


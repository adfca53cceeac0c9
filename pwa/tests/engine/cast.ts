/** The cast of the engine's tests: one joint task of two departments, two inspectors each, and their phones. */
import 'fake-indexeddb/auto'
import { b64u } from '@/domain/bytes'
import type { MemberRow, LineRow, TaskRow } from '@/domain/rows'
import { makePhone, type Phone, type Surroundings } from '@/sync/phone'
import { mintDevice } from '@/sync/keys'
import { entryStep } from '@/sync/pin'
import { enter, letIn } from '@/sync/session'
import { openWithPin, setPin } from '@/sync/unlock'
import { text } from '@/domain/bytes'
import type { Pending } from '@/domain/replay'
import { OPEN_FOR, readDossier, seal, sealSecret, unsealBytes, writeFact, type Session } from '@/store'
import { importContentKey } from '@/store/vault_format'
import { newContentKey } from '@/store/vault_wraps'
import { County } from './county'

export const TASK = '0190aaaa-0000-7000-8000-000000000001'
export const COM = '0190bbbb-0000-7000-8000-00000000000c'
export const AMR = '0190bbbb-0000-7000-8000-00000000000a'
export const LEAD = '0190cccc-0000-7000-8000-000000000001'
export const COLLEAGUE = '0190cccc-0000-7000-8000-000000000002'
export const AMR_ONE = '0190cccc-0000-7000-8000-000000000003'
export const AMR_TWO = '0190cccc-0000-7000-8000-000000000004'

const APPROVED = { number: 'SP-1', by_name: '赵局', at: 1_795_000_000_000, as_deputy: false }

export const taskRow = (change: Partial<TaskRow> = {}): TaskRow => ({
  task_no: 'T-2026-F1-003', name: '成品油零售联合抽查', field: 'F1', industry: '加油站', planned_at: '2026-11-21T09:30', surprise: false, state: 'NOTIFIED',
  object: {
    id: 'O-1', name: '武陟县圪垱店加油站', uscc: '91410823MA00000001', registration_no: null, kind: 'ENTERPRISE', address_registered: '武陟县圪垱店镇东大街1号',
    premises: [], town: '圪垱店镇', business_scope: '成品油零售', registration_status: '存续', contact_name: '王站长', contact_phone: '13900000000',
    hazardous: true, geo: null, changed_since: false,
  },
  departments: [{ id: COM, code: 'COM', name: '武陟县商务局', role: 'INITIATING' }, { id: AMR, code: 'AMR', name: '武陟县市场监督管理局', role: 'COOPERATING' }],
  leader: LEAD, checklist: { id: 'C-1', title: '加油站联合检查单', version: 1 },
  profile: { code: 'WUZHI', name: '武陟县', coordinator_name: '双随机办', refusal_av_required: true, unreachable_attempts_min: 2, min_inspectors_per_dept_on_site: 2, entry_responsibility: 'LEAD' },
  warnings: [], vehicle: '', notice_by: '2026-11-17', approvals: { [COM]: APPROVED, [AMR]: APPROVED }, party_token: null, nth_this_year: 1, completed_on: null, entry_deadline: null, ...change,
})

export const memberRow = (user: string, department: string, change: Partial<MemberRow> = {}): MemberRow => ({
  user, inspector_no: `I-${user.slice(-1)}`, name: `检查员${user.slice(-1)}`, department, department_name: department === COM ? '武陟县商务局' : '武陟县市场监督管理局',
  role: 'MEMBER', person_type: 'CERTIFIED', certificate_no: `豫H${user.slice(-4)}`, certificate_valid_to: '2028-12-31', phone: `1380000000${user.slice(-1)}`, ...change,
})

export const lineRow = (code: string, department: string, order: number): LineRow => ({
  code, order, department, item: `事项${code}`, content: `内容${code}`, how_to_check: ['看现场'], methods: ['ON_SITE'], basis: [], item_class: 'GENERAL',
  result_type: 'STANDARD', evidence_required: [], phrases: [], materials: [], guidance_version: 1, outcome_options: ['NO_PROBLEM_FOUND', 'PROBLEM_ORDERED_RECTIFY', 'OTHER'],
})

/** The rows the county hands out before anybody went anywhere. */
export const preparedRows = (): Record<string, unknown> => ({
  'task/self': taskRow(),
  [`members/${LEAD}`]: memberRow(LEAD, COM, { role: 'LEADER' }), [`members/${COLLEAGUE}`]: memberRow(COLLEAGUE, COM),
  [`members/${AMR_ONE}`]: memberRow(AMR_ONE, AMR), [`members/${AMR_TWO}`]: memberRow(AMR_TWO, AMR),
  'lines/GS-C1': lineRow('GS-C1', COM, 1), 'lines/GS-C2': lineRow('GS-C2', COM, 2), 'lines/GS-M1': lineRow('GS-M1', AMR, 3),
})

let databases = 0
/** A phone of its own database, nobody signed in. */
export const tPhone = (change: Partial<Surroundings> = {}): Phone => makePhone({ origin: 'http://county.test', database: `phone-${databases++}`, ...change })

/** A phone already signed in and enrolled, holding the prepared task: what a test of offline work starts from. */
export async function tSignedIn(user = LEAD, change: Partial<Surroundings> = {}): Promise<Phone> {
  const phone = tPhone(change)
  const device = { ...(await mintDevice(user)), enrolled: true }
  await phone.db.devices.add(device)
  await tOpen(phone, user, device.id)
  await tHold(phone, preparedRows())
  return phone
}

/** Signed in, with a vault that is open; no PIN is derived, which takes its time on purpose. */
export async function tOpen(phone: Phone, user: string, device: string): Promise<void> {
  const open = await importContentKey(newContentKey())
  await phone.db.vaults.put({ user, salt: new Uint8Array(16), pin_wrap: null, recovery: null, passkeys: [], wrong: 0, wait_until: 0, open, open_until: phone.now() + OPEN_FOR })
  await writeFact(phone.db, 'here', { user, device })
  const session = { user: { id: user, username: 'I-COM-1', name: '检查员', department: null, roles: ['INSPECTOR'] }, device }
  await phone.db.meta.bulkPut([await sealSecret(phone.db, 'session', session), await sealSecret(phone.db, 'tokens', { access: 'access', refresh: 'refresh' })])
}

export const PIN = '135790'

/** Signs in as the pages do: the PIN is set the first time and entered afterwards. */
export async function tEnter(phone: Phone, username = 'I-COM-1', password = 'liancha-demo'): Promise<Session> {
  const session = await enter(phone, username, password)
  if (session) return session
  await ((await entryStep(phone)) === 'set-pin' ? setPin : openWithPin)(phone, PIN)
  return (await letIn(phone))!
}

/** What this phone signed, in the order of its chain. */
export async function tPayloads(phone: Phone): Promise<Pending[]> {
  const mutations = await phone.db.mutations.toArray()
  return Promise.all(mutations.map(async (one) => JSON.parse(text(new Uint8Array(await unsealBytes(phone.db, one.sealed)))) as Pending))
}

export async function tHold(phone: Phone, rows: Record<string, unknown>, dossier = TASK): Promise<void> {
  for (const [name, value] of Object.entries(rows)) {
    const [collection, key] = name.split(/\/(.*)/) as [string, string]
    await phone.db.rows.put({ dossier, collection, key, version: 1, sealed: await seal(phone.db, { value, head: 'a1', by: null, at: 1 }) })
  }
}

export const checkIn = (user: string) => ({
  name: 'team.check_in/1' as const,
  args: { user, method: user === LEAD || user === AMR_ONE ? ('OWN' as const) : ('COLLEAGUE' as const), certificate_no: '豫H1', certificate_shown: true, handwriting: null, photo: null },
})

export const clean = (line: string, change: object = {}) => ({
  name: 'finding.record/1' as const,
  args: {
    line, checked: true, reason: '', outcome: 'NO_PROBLEM_FOUND' as const, sub_code: null, note: '', fact: '', clause: '',
    measure: 'NONE' as const, deadline: null, methods: ['ON_SITE' as const], ...change,
  },
})

/** A phone of `user` known to a county that holds the prepared task; nothing synced yet. */
export async function tEnrolled(county: County, user = LEAD, change: Partial<Surroundings> = {}): Promise<Phone> {
  const phone = tPhone({ fetch: county.fetch, ...change })
  const minted = await mintDevice(user)
  const device = { ...minted, enrolled: true, certificate: `${minted.id}|${user}|${b64u(minted.public_key)}` }
  await county.know(device.id, user, device.public_key)
  await phone.db.devices.add(device)
  await tOpen(phone, user, device.id)
  await writeFact(phone.db, 'epoch', county.epoch)
  return phone
}

export function tCounty(): County {
  const county = new County()
  county.hold(TASK, preparedRows(), [LEAD, COLLEAGUE, AMR_ONE, AMR_TWO])
  county.users.set('I-COM-1', { id: LEAD, name: '检查员1', password: 'liancha-demo' })
  return county
}

/** The same phone after its page died: same database, another boot. */
export const tReopened = (phone: Phone): Phone => {
  phone.db.close()
  return makePhone({ ...phone })
}

export const viewOfTask = (phone: Phone) => readDossier(phone.db, TASK, 'task')

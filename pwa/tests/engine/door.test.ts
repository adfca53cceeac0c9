/** At the door: what is told and shown, by whom, and what a surprise hides. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { utf8 } from '@/domain/bytes'
import { barriersOf } from '@/domain/verb_gates'
import { viewOf } from '@/domain/view'
import { mayShow, officersShown, toldOf } from '@/field/door/facts'
import { drawQr } from '@/field/door/qr'
import { readDossier } from '@/store'
import { captureSteps } from '@/sync/capture'
import { isSignedBy } from '@/sync/keys'
import { vouched } from '@/sync/shown'
import decodeQR from 'qr/decode.js'
import { AMR, AMR_ONE, COM, LEAD, preparedRows, TASK, taskRow, tSignedIn } from './cast'

type Rows = Record<string, unknown>
const view = (more: Rows = {}) => viewOf(TASK, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const [collection, key] = name.split(/\/(.*)/) as [string, string]
  return { collection, key, body: { value, head: 'h' } }
}))
const arrived = (user: string, department = COM): Rows => ({ [`checkins/${user}`]: {
  user, department, in_at: 1, out_at: null, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true,
} })
const TELL = { shown_to: '', shown_role: '', officers: [LEAD], recusal: false, recusal_of: [], recusal_reason: '' }

describe('亮证告知', () => {
  it('R74 names who came with certificate number, the items and the approval of each department', () => {
    const told = toldOf(view({ ...arrived(LEAD), ...arrived(AMR_ONE, AMR) }))
    expect(told.map((one) => one.name)).toEqual(['武陟县商务局', '武陟县市场监督管理局'])
    expect(told[0]).toMatchObject({ approval: 'SP-1', items: ['事项GS-C1', '事项GS-C2'] })
    expect(told[0]!.officers.map((one) => [one.name, one.certificate_no])).toEqual([['检查员1', '豫H0001']])
    expect(told[1]!.officers).toHaveLength(1)
  })

  it('R74 names the whole team, the leader first, while nobody has checked in', () => {
    expect(officersShown(view()).map((one) => one.role)).toEqual(['LEADER', 'MEMBER', 'MEMBER', 'MEMBER'])
  })

  it('R70 demands nothing of the party: no name, no title, no check-in first', () => {
    expect(barriersOf(view(), 'visit.tell/1', TELL, LEAD)).toEqual([])
  })

  it('R63 a stranger to the team tells nobody', () => {
    expect(barriersOf(view(), 'visit.tell/1', TELL, 'stranger').map((one) => one.code)).toEqual(['team.not_member'])
  })

  it('is stamped, kept offline and shown at once', async () => {
    const phone = await tSignedIn()
    await captureSteps(phone, TASK, [{ name: 'visit.tell/1', args: { ...TELL, recusal: true, recusal_of: [AMR_ONE], recusal_reason: '亲属' } }])
    const row = (await readDossier(phone.db, TASK, 'task'))!.told['self']!
    expect(row).toMatchObject({ pending: true, value: { by: LEAD, recusal_of: [AMR_ONE] } })
    expect(row.value.at).toBeGreaterThan(0)
  })
})

describe('the code', () => {
  it('R74 carries a signature of this phone over the token and the moment, offline', async () => {
    const phone = await tSignedIn()
    const [device] = await phone.db.devices.toArray()
    const [token, at, signature, code] = (await vouched(phone, 'P1.abc.def', '48217730')).split('~')
    expect([token, code]).toEqual(['P1.abc.def', '48217730'])
    expect(await isSignedBy(device!.public_key, signature!, utf8(`liancha-shown-v1|P1.abc.def|${at}|48217730`))).toBe(true)
    expect(await isSignedBy(device!.public_key, signature!, utf8(`liancha-shown-v1|P1.abc.def|${at}|`))).toBe(false)
  })

  it('R69 of a surprise check nothing is shown before somebody has checked in', () => {
    const surprise = { 'task/self': taskRow({ surprise: true }) }
    expect(mayShow(view())).toBe(true)
    expect(mayShow(view(surprise))).toBe(false)
    expect(mayShow(view({ ...surprise, ...arrived(AMR_ONE, AMR) }))).toBe(true)
  })

  it('is drawn so that a reader reads it back', () => {
    const text = `https://liancha.example.gov.cn/portal/visit#P1.${'a'.repeat(130)}.${'b'.repeat(86)}~1795000000000~${'c'.repeat(86)}`
    const { path, size } = drawQr(text)
    const dark = new Set<number>()
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) for (let n = 0; n < Number(length); n++) dark.add(Number(y) * size + Number(x) + n)
    const scale = 4
    const wide = size * scale
    const data = new Uint8ClampedArray(wide * wide * 4).fill(255)
    for (let y = 0; y < wide; y++) for (let x = 0; x < wide; x++) if (dark.has(Math.floor(y / scale) * size + Math.floor(x / scale))) data.set([0, 0, 0], (y * wide + x) * 4)
    expect(decodeQR({ width: wide, height: wide, data })).toBe(text)
  })
})

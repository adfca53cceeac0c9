import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import enDomain from '@/locales/en/domain'
import enOffice from '@/locales/en/office'
import domain from '@/locales/zh-CN/domain'
import office from '@/locales/zh-CN/office'
import { makePassword } from './admin/one-time'
import { dressOfDevice, silentDays } from './admin/devices'
import { grantable } from './admin/roles'
import { afterSignIn } from './frame/after-sign-in'
import { certificateDress } from './libraries/certificate'
import { clockDrift } from './results/evidence-facts'
import { bars } from './results/medium/waveform'

const find = (words: unknown, key: string): unknown => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words)
const said = readdirSync('src/office', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(`src/office/${file}`, 'utf8').matchAll(/[^\w.]te?\(\s*'((?:office|domain)\.[\w.]+)'/g)].map((match) => match[1] ?? ''))

describe('words', () => {
  it('every key a page asks for exists in both languages', () => {
    expect(said.length).toBeGreaterThan(150)
    expect(said.filter((key) => typeof find({ office, domain }, key) !== 'string')).toEqual([])
    expect(said.filter((key) => typeof find({ office: enOffice, domain: enDomain }, key) !== 'string')).toEqual([])
  })
})

describe('small rules of the desk', () => {
  it('after signing in one stays inside the desk', () => {
    expect(['/results?state=ENTERED', '/office/tasks?open=1', '/office', '/office?x=1', '//evil.example', '/\\evil', 'https://evil.example', undefined].map(afterSignIn)).toEqual(['/results?state=ENTERED', '/tasks?open=1', '/', '/?x=1', '/', '/', '/', '/'])
  })
  it('one-time passwords are long, readable and different', () => {
    const made = Array.from({ length: 50 }, () => makePassword())
    expect(new Set(made).size).toBe(50)
    for (const one of made) expect(one).toMatch(/^[a-zA-Z3-9]{4}(-[a-zA-Z3-9]{4}){3}$/)
    expect(made.join('')).not.toMatch(/[0O1lI]/)
  })
  it('R17 a certificate counts through its last day', () => {
    const on = (day: string) => certificateDress({ person_type: 'CERTIFIED', certificate_valid_to: '2026-06-30' }, Date.parse(`${day}T04:00:00Z`)).word
    expect([on('2026-01-01'), on('2026-06-30'), on('2026-07-01')]).toEqual(['valid', 'soon', 'expired'])
    expect(certificateDress({ person_type: 'AUXILIARY', certificate_valid_to: null }, 0).word).toBe('none')
  })
  it('R96 flags a phone clock that is more than five minutes off', () => {
    expect(clockDrift({ clock_offset_ms: 299_000 })).toBeNull()
    expect(clockDrift({ clock_offset_ms: null })).toBeNull()
    expect(clockDrift({ clock_offset_ms: -420_000 })).toEqual({ minutes: 7, late: true })
  })
  it('R141 a silent phone is pointed out, a revoked one is not counted as silent', () => {
    const phone = { id: '', label: '', user: { id: '', username: '', name: '' }, acknowledged_seq: 0, unsent: null, enrolled_at: '2026-11-01T00:00:00Z', last_contact_at: null, revoked_at: null, closed_at: null }
    const now = Date.parse('2026-11-08T00:00:00Z')
    expect([silentDays(phone, now), dressOfDevice(phone, now).word, dressOfDevice({ ...phone, revoked_at: phone.enrolled_at }, now).word]).toEqual([7, 'silent', 'revoked'])
  })
  it('R142 a department administrator grants roles of a department only, and never drops one unseen', () => {
    expect(grantable(false, [])).not.toContain('SYS_ADMIN')
    expect(grantable(false, ['OFFICE'])).toContain('OFFICE')
  })
  it('a waveform keeps its loudest moments at any length', () => {
    expect(bars([], 3)).toEqual([0, 0, 0])
    expect(bars([10, 200, 0, 100], 2)).toEqual([1, 0.5])
    expect(bars([5], 3)).toEqual([1, 1, 1])
  })
})

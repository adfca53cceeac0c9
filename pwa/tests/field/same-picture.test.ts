// @vitest-environment happy-dom
/** The same picture attached to two lines: a row each, the bytes once. */
import 'fake-indexeddb/auto'
import { afterEach, expect, it, vi } from 'vitest'
import { evidenceOf } from '@/domain/attachments'
import { configure, setPin } from '@/sync'
import { keepBlob } from '@/field/capture/keep'
import { enter, refreshSession } from '@/field/session'
import { TASK, tCounty } from '../engine/cast'

afterEach(() => { configure({ database: 'idle-same-picture' }) })

it('stands at both lines, and a second time at the same line is no second row', { timeout: 20_000 }, async () => {
  const county = tCounty()
  configure({ origin: 'http://county.test', database: 'same-picture', fetch: county.fetch })
  await enter('I-COM-1', 'liancha-demo')
  await setPin('135790')
  refreshSession()
  const picture = new Blob(['one picture'], { type: 'image/jpeg' })
  const keep = (line: string | null) => keepBlob({ task: TASK, line, purpose: 'SITE' }, picture, 'PHOTO', 1, null)
  const sha256 = await keep('GS-C1')
  for (const line of ['GS-C2', 'GS-C1', null]) expect(await keep(line)).toBe(sha256)
  await vi.waitFor(() => expect(Object.keys(county.view(TASK).evidence)).toHaveLength(3), { timeout: 8000 })
  const rows = Object.entries(county.view(TASK).evidence)
  expect(rows.map(([, row]) => row.value.line).sort()).toEqual(['GS-C1', 'GS-C2', null].sort())
  expect(rows.find(([, row]) => row.value.line === null)?.[0]).toBe(sha256)
  expect(evidenceOf(county.view(TASK), sha256)?.sha256).toBe(sha256)
})

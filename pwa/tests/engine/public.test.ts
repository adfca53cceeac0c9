/** The public face as the screens use it: watchers, runner, sign-in, carried files. */
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DossierView } from '@/domain/rows'
import * as engine from '@/sync'
import { captureSteps } from '@/sync/capture'
import { underLease } from '@/sync/lease'
import { makeRunner } from '@/sync/runner'
import { makePhone } from '@/sync/phone'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled } from './cast'

let databases = 0
const stops: (() => void)[] = []
afterEach(() => { for (const stop of stops.splice(0)) stop() })

/** The newest value a watcher told. */
function seen<T>(watch: (listener: (value: T) => void) => () => void): { value: T | undefined } {
  const box: { value: T | undefined } = { value: undefined }
  stops.push(watch((value) => { box.value = value }))
  return box
}

async function tSignedInEngine(county = tCounty()) {
  engine.configure({ origin: 'http://county.test', database: `public-${databases++}`, fetch: county.fetch })
  stops.push(() => engine.configure({ database: `idle-${databases++}` }))
  expect(await engine.signIn('I-COM-1', 'liancha-demo')).toBeNull()
  await engine.setPin('135790')
  return county
}

describe('the engine as screens see it', () => {
  it('works: sign in, watch the task, capture, see it arrive without asking', async () => {
    const county = await tSignedInEngine()
    expect(engine.currentSession()).toMatchObject({ user: { id: LEAD } })
    const view = seen<DossierView | null>((listener) => engine.watchDossier(TASK, listener))
    const state = seen(engine.watchSync)
    const list = seen(engine.watchDossiers)
    county.troubles = Array<'request lost'>(50).fill('request lost')
    await engine.captureAll(TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    const made = await engine.capture(TASK, 'finding.record/1', clean('GS-C1').args)
    expect(made.receipt).toMatch(/^[0-9A-F]{4}-3-[0-9A-F]{6}$/)
    await vi.waitFor(() => expect(view.value!.findings['GS-C1']!.pending).toBe(true))
    await vi.waitFor(() => expect(list.value![0]!.pending).toBe(3))
    expect(state.value!.localOnly).toBe(3)
    county.troubles = []
    engine.requestSync()
    await vi.waitFor(() => expect(state.value!.localOnly).toBe(0), { timeout: 3000 })
    await vi.waitFor(() => expect(view.value!.findings['GS-C1']!.pending).toBe(false))
    expect(state.value!.outcomes[0]).toMatchObject({ state: 'applied', receipt: made.receipt })
    expect(county.view(TASK).findings['GS-C1']).toBeDefined()
  })

  it('R67 ready offline means: every file the dossier names is fetched and its hash is right', async () => {
    const county = tCounty()
    const [form, broken] = [new Uint8Array([1, 2, 3]), new Uint8Array([9])]
    const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
    const row = (sha256: string) => ({ sha256, size: 3, mime: 'application/pdf', title: 'F-09', kind: 'FORM' })
    for (const content of [form, broken]) county.writeOnline(TASK, `files/${hash(content)}`, row(hash(content)))
    county.files.set(hash(form), form)
    county.files.set(hash(broken), new Uint8Array([8]))
    await tSignedInEngine(county)
    const list = seen(engine.watchDossiers)
    await vi.waitFor(() => expect(list.value![0]!.ready).toEqual({ files: 2, fetched: 1 }))
    expect(new Uint8Array(await (await engine.readMedia(hash(form)))!.arrayBuffer())).toEqual(form)
    county.files.set(hash(broken), broken)
    engine.requestSync()
    await vi.waitFor(() => expect(list.value![0]!.ready).toEqual({ files: 2, fetched: 2 }), { timeout: 3000 })
  })

  it('the session survives a restart offline, and sign-out waits for the last mutation', async () => {
    const county = await tSignedInEngine()
    county.troubles = Array<'request lost'>(20).fill('request lost')
    await engine.capture(TASK, 'team.check_in/1', checkIn(LEAD).args)
    await expect(engine.signOut()).rejects.toBeInstanceOf(engine.ProblemError)
    expect((await engine.restoreSession())!.user.id).toBe(LEAD)
    county.troubles = []
    engine.requestSync()
    const state = seen(engine.watchSync)
    await vi.waitFor(() => expect(state.value?.safeToSignOut).toBe(true), { timeout: 3000 })
    await engine.signOut()
    expect(engine.currentSession()).toBeNull()
  })
})

describe('one runner across tabs', () => {
  it('a tab at work keeps the others waiting; a tab that died does not', async () => {
    const county = tCounty()
    const one = await tEnrolled(county)
    const two = makePhone({ ...one })
    let inside = false
    const first = underLease(one, 'lease', async () => {
      inside = true
      await vi.waitFor(() => expect(refused).toBe(true))
    })
    let refused = false
    await vi.waitFor(() => expect(inside).toBe(true))
    refused = (await underLease(two, 'lease', async () => true)) === null
    await first
    expect(await underLease(two, 'lease', async () => true)).toBe(true)
    await one.db.meta.put({ key: 'lease', value: { holder: 'a tab that died', until: Date.now() - 1 } })
    expect(await underLease(two, 'lease', async () => true)).toBe(true)
  })

  it('two tabs running at once push everything exactly once', async () => {
    const county = tCounty()
    const one = await tEnrolled(county)
    const two = makePhone({ ...one })
    const runners = [makeRunner(one), makeRunner(two)]
    await runners[0]!.once()
    await captureSteps(one, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), clean('GS-C1')])
    await Promise.all(runners.map((runner) => runner.once()))
    await runners[1]!.once()
    expect([...county.devices.values()][0]!.settled.size).toBe(3)
    expect(await one.db.mutations.where('overlay').equals(1).count()).toBe(0)
  })
})

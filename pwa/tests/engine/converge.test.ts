/** R139, G1, G3, G4: whatever is lost, doubled or interleaved, phones and county end in the same place, and no value vanishes. */
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captureSteps } from '@/sync/capture'
import type { Phone } from '@/sync/phone'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import { AMR, AMR_ONE, AMR_TWO, clean, COLLEAGUE, COM, LEAD, TASK, tCounty, tEnrolled, tReopened, viewOfTask } from './cast'
import { plainView, type County, type Trouble } from './county'

const present = (user: string, department: string) => ({ user, department, in_at: 1, out_at: null, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true })

type Move =
  | { do: 'record'; who: number; line: string; note: string }
  | { do: 'settle'; who: number; line: string }
  | { do: 'sync'; who: number; trouble: 'none' | 'request lost' | 'answer lost' }
  | { do: 'reopen'; who: number }
  | { do: 'online'; note: string }
  | { do: 'page'; size: number }

const who = fc.integer({ min: 0, max: 2 })
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), who, line: fc.constantFrom('GS-C1', 'GS-C2', 'GS-M1'), note: fc.string({ maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), who, line: fc.constantFrom('GS-C1', 'GS-C2') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sync' as const), who, trouble: fc.constantFrom('none' as const, 'request lost' as const, 'answer lost' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('online' as const), note: fc.string({ maxLength: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('page' as const), size: fc.integer({ min: 1, max: 20 }) }) },
)

async function play(county: County, phones: Phone[], step: Move): Promise<void> {
  if (step.do === 'page') county.pageSize = step.size
  else if (step.do === 'online') county.writeOnline(TASK, 'preparation/licence', { note: step.note })
  else if (step.do === 'reopen') phones[step.who] = tReopened(phones[step.who]!)
  else if (step.do === 'record') await captureSteps(phones[step.who]!, TASK, [clean(step.line, { note: step.note })]).catch(onlyOwnLines)
  else if (step.do === 'settle') await settle(phones[step.who]!, step.line)
  else {
    county.troubles = step.trouble === 'none' ? [] : [step.trouble as Trouble]
    await synchronize(phones[step.who]!)
    county.troubles = []
  }
}

function onlyOwnLines(error: unknown): void {
  if (!['line.not_own', 'dossier.unknown'].includes((error as { code: string }).code)) throw error
}

async function settle(phone: Phone, line: string): Promise<void> {
  const row = (await viewOfTask(phone))?.findings[line]
  if (!row?.contest.length) return
  await captureSteps(phone, TASK, [{ name: 'finding.settle/1', args: { line, value: clean(line, { note: 'settled' }).args, saw: [row.head, ...row.contest.map((entry) => entry.head)] } }]).catch(onlyOwnLines)
}

async function tJoint() {
  const county = tCounty()
  for (const [user, department] of [[LEAD, COM], [COLLEAGUE, COM], [AMR_ONE, AMR], [AMR_TWO, AMR]] as const) county.writeOnline(TASK, `checkins/${user}`, present(user, department))
  const phones = [await tEnrolled(county, LEAD), await tEnrolled(county, COLLEAGUE), await tEnrolled(county, AMR_ONE)]
  for (const phone of phones) await synchronize(phone)
  return { county, phones }
}

describe('convergence', () => {
  it('R139 G3 after any interleaving every phone shows what the county holds', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 25 }), async (moves) => {
      const { county, phones } = await tJoint()
      for (const step of moves) await play(county, phones, step)
      for (const round of [1, 2]) for (const phone of phones) expect(await synchronize(phone), `round ${round}`).toBe(true)
      const truth = plainView(county.view(TASK))
      for (const phone of phones) {
        expect(plainView(await viewOfTask(phone))).toEqual(truth)
        expect(await readState(phone)).toMatchObject({ localOnly: 0, safeToSignOut: true })
      }
      for (const [id, device] of county.devices) expect(await acknowledged(phones, id)).toBe(device.seq)
    }), { numRuns: Number(process.env['SOAK'] ?? 40) })
  })
})

async function acknowledged(phones: Phone[], id: string): Promise<number | undefined> {
  for (const phone of phones) {
    const device = await phone.db.devices.get(id)
    if (device) return device.seq
  }
  return undefined
}

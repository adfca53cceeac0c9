import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { findingBarriers } from '@/domain/gates'
import { recorderMeets } from '@/domain/recorders'
import type { VerbArgs } from '@/domain/verbs'
import { refused } from '@/field/closing/steps'
import { recordingsOf } from '@/field/closing/proof'
import { COLLEAGUE, LEAD } from './cast'
import { attached, capture, inks, shown, tClosed, view } from '../field/closing/stage'

type Note = VerbArgs['recorder.note/1']
const entry = (change: Partial<Note> = {}): { name: 'recorder.note/1'; args: Note } => ({
  name: 'recorder.note/1', args: { id: 'r-1', device_no: 'DSJ-0417', purpose: 'REFUSAL', line: null, from: 1_000, to: 61_000, note: '', ...change },
})
const REFUSED = { mode: 'REFUSED' as const, opinion: '', refusal: { reason: '要求等负责人到场', document: '联合检查记录表', told: true } }

describe('a body camera named on site', () => {
  it('R76 works: it stands in the dossier, awaited', async () => {
    const phone = await tClosed()
    await capture(phone, entry())
    expect((await view(phone)).recorders['r-1']!.value).toEqual({ ...entry().args, by: LEAD, state: 'AWAITED', files: [] })
  })

  it('R88 meets the duty to record a refusal, and is among the rows that are signed', async () => {
    const phone = await tClosed()
    await capture(phone, entry())
    const draft = await shown(phone, REFUSED)
    await capture(phone, ...refused(draft, [], await inks(phone, LEAD, COLLEAGUE)))
    const now = await view(phone)
    expect([now.record['self']!.value.mode, now.confirmation['self']!.value.refusal?.media]).toEqual(['REFUSED', []])
  })

  it('R76 R88 one for the whole visit counts while it runs, not after it ended', async () => {
    const phone = await tClosed()
    await capture(phone, entry({ purpose: 'SITE', to: null }))
    expect(recorderMeets(await view(phone), 'REFUSAL')).toBe(true)
    await capture(phone, entry({ purpose: 'SITE' }))
    expect(recorderMeets(await view(phone), 'REFUSAL')).toBe(false)
    await expect(capture(phone, ...refused(await shown(phone, REFUSED), [], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'refusal.recording_missing' })
  })

  it('R92 stands for the duty it was named for and no other', async () => {
    const phone = await tClosed()
    await capture(phone, entry({ purpose: 'UNCOOPERATIVE' }))
    const now = await view(phone)
    expect([recorderMeets(now, 'UNCOOPERATIVE'), recorderMeets(now, 'REFUSAL')]).toEqual([true, false])
  })

  it.each([[{ device_no: ' ' }, 'recorder.device_missing'], [{ to: 5 }, 'recorder.span_wrong'], [{ line: 'GS-M1' }, 'line.not_own']] as const)('R76 %j is refused with %s', async (change, code) => {
    const phone = await tClosed()
    await expect(capture(phone, entry(change))).rejects.toMatchObject({ code })
  })
})

describe('a voice note', () => {
  it('R78 is never the only fact: the finding stays open', () => {
    const finding = { line: 'GS-C1', checked: true, reason: '', outcome: 'PROBLEM_ORDERED_RECTIFY' as const, sub_code: null, note: '', fact: '', measure: 'NONE' as const, deadline: null }
    expect(findingBarriers(finding).map((one) => one.code)).toEqual(['finding.fact_missing'])
  })

  it('R88 is no proof of a refusal, neither offered nor accepted', async () => {
    const phone = await tClosed()
    const spoken = await attached(phone, 'AUDIO', 'VOICE_NOTE', 'a reminder')
    expect(recordingsOf(await view(phone))).toEqual([])
    await expect(capture(phone, ...refused(await shown(phone, REFUSED), [spoken], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'refusal.recording_missing' })
  })
})

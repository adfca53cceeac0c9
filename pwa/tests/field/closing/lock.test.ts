import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { verificationCode } from '@/domain/code'
import { draftRecord, stillHolds } from '@/field/closing/draft'
import { sealed, signed } from '@/field/closing/steps'
import { AMR, clean, COM, LEAD, TASK, tPayloads } from '../../engine/cast'
import { AMR_DEVICE, attached, capture, colleaguesPart, ink, shown, tClosed, tFound, view } from './stage'

const signer = { signer_name: '王站长', signer_role: '现场负责人' }
const SIGNED = { mode: 'SIGNED' as const, opinion: '无意见' }

describe('the signature', () => {
  it('R87 works: signature, confirmation and lock become one, the code is that of the record', async () => {
    const phone = await tClosed()
    const draft = await shown(phone, SIGNED)
    const pen = await ink(phone, 'party')
    await capture(phone, ...signed(draft, signer, pen))
    const now = await view(phone)
    expect(now.confirmation['self']!.value).toMatchObject({ mode: 'SIGNED', ...signer, signature: pen.sha256, opinion: '无意见' })
    expect(now.record['self']!.value).toMatchObject({ mode: 'SIGNED', record: draft.sha256, code: verificationCode(draft.sha256), locked_by: LEAD })
    expect(now.evidence[draft.sha256]!.value).toMatchObject({ kind: 'RECORD', mime: 'application/json', size: draft.bytes.length })
  })

  it('the cut holds both devices, and the confirmation is among the signed rows', async () => {
    const phone = await tClosed()
    await capture(phone, ...signed(await shown(phone, SIGNED), signer, await ink(phone, 'party')))
    const lock = (await phone.db.mutations.toArray()).at(-1)!
    const { args } = (await tPayloads(phone)).at(-1)! as unknown as { args: { cut: object; rows: { row: string }[] } }
    expect(Object.keys(args.cut).sort()).toEqual([AMR_DEVICE, lock.device].sort())
    expect(args.rows.map((one) => one.row)).toEqual(expect.arrayContaining(['confirmation/self', `parts/${AMR}`, `parts/${COM}`, 'findings/GS-C1', 'findings/GS-M1']))
  })

  it('R87 a seal is confirmed by the photograph of the stamped paper', async () => {
    const phone = await tClosed()
    const draft = await shown(phone, { mode: 'SEALED', opinion: '' })
    const paper = await attached(phone, 'PHOTO', 'CONFIRMATION', 'stamped page')
    await capture(phone, ...sealed(draft, signer, paper))
    expect((await view(phone)).confirmation['self']!.value).toMatchObject({ mode: 'SEALED', signature: paper })
  })

  it('R78 is refused over an open part, and nothing of it is kept', async () => {
    const phone = await tFound()
    const before = await phone.db.mutations.count()
    await expect(capture(phone, ...signed(await shown(phone, SIGNED), signer, await ink(phone, 'party')))).rejects.toMatchObject({ code: 'record.parts_open' })
    expect(await phone.db.mutations.count()).toBe(before)
    expect((await view(phone)).record['self']).toBeUndefined()
  })

  it('R78 is refused over an open line of the other department', async () => {
    const rows = Object.fromEntries(Object.entries(colleaguesPart).filter(([name]) => name !== 'findings/GS-M1'))
    const phone = await tClosed(rows)
    await expect(capture(phone, ...signed(await shown(phone, SIGNED), signer, await ink(phone, 'party')))).rejects.toMatchObject({ code: 'record.lines_open' })
  })
})

describe('what was shown', () => {
  it('is the same bytes as long as nothing changes', async () => {
    const phone = await tClosed()
    const [one, two] = [await shown(phone, SIGNED), await draftRecord(await view(phone), { ...SIGNED, closed_at: 1_790_000_000_000 })]
    expect(one.sha256).toBe(two.sha256)
    expect(stillHolds(one, await view(phone), SIGNED)).toBe(true)
  })

  it('falls with another opinion, another way to confirm, or another photo', async () => {
    const phone = await tClosed()
    const draft = await shown(phone, SIGNED)
    expect(stillHolds(draft, await view(phone), { ...SIGNED, opinion: '有异议' })).toBe(false)
    expect(stillHolds(draft, await view(phone), { ...SIGNED, mode: 'SEALED' })).toBe(false)
    await attached(phone, 'PHOTO', 'SITE', 'one more photo')
    expect(stillHolds(draft, await view(phone), SIGNED)).toBe(false)
  })

  it('stands when the recording of the signing ends, or the stamped paper is photographed', async () => {
    const phone = await tClosed()
    const draft = await shown(phone, SIGNED)
    await attached(phone, 'AUDIO', 'SITE', 'the whole visit')
    await attached(phone, 'PHOTO', 'CONFIRMATION', 'stamped page')
    expect(stillHolds(draft, await view(phone), SIGNED)).toBe(true)
  })
})

describe('after the lock', () => {
  const tLocked = async () => {
    const phone = await tClosed()
    await capture(phone, ...signed(await shown(phone, SIGNED), signer, await ink(phone, 'party')))
    return phone
  }

  it('R94 a finding is not overwritten', async () => {
    const phone = await tLocked()
    await expect(capture(phone, clean('GS-C1', { fact: '改一改' }))).rejects.toMatchObject({ code: expect.stringMatching(/part\.closed|record\.locked/) })
    expect((await view(phone)).findings['GS-C1']!.value.fact).toBe('')
  })

  it('R94 a supplement stands beside it: who, why, old and new', async () => {
    const phone = await tLocked()
    const args = { id: 's-1', row: 'findings/GS-C1', why: '抄写有误', old: '未发现问题', new: '证书已过期' }
    await capture(phone, { name: 'supplement.propose/1', args })
    const now = await view(phone)
    expect(now.supplements['s-1']!.value).toMatchObject({ ...args, by: LEAD, state: 'proposed' })
    expect(now.findings['GS-C1']!.value.outcome).toBe('NO_PROBLEM_FOUND')
  })

  it('R94 the party cannot be asked a second time', async () => {
    const phone = await tLocked()
    await expect(capture(phone, ...signed(await shown(phone, SIGNED), signer, await ink(phone, 'party')))).rejects.toMatchObject({ code: 'record.locked' })
    expect(TASK).toBe((await view(phone)).id)
  })
})

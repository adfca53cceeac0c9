import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { allClosed, isFresh, lastSeen, partsOf, signersOf, statusOf } from '@/field/closing/parts'
import { AMR, AMR_ONE, AMR_TWO, clean, COLLEAGUE, COM, LEAD, tHold } from '../../engine/cast'
import { capture, closeOwnPart, colleaguesPart, inks, tClosed, tFound, view } from './stage'
import { closePart } from '@/field/closing/steps'

const withoutPart = Object.fromEntries(Object.entries(colleaguesPart).filter(([name]) => !name.startsWith('parts/')))

describe('the parts of a joint visit', () => {
  it('works: own part first, ready to be signed, the colleagues’ closed', async () => {
    const parts = partsOf(await view(await tFound()), COM)
    expect(parts.map((part) => [part.department, part.mine, statusOf(part), part.total])).toEqual([[COM, true, 'ready', 2], [AMR, false, 'closed', 1]])
    expect(allClosed(parts)).toBe(false)
  })

  it('R78 names every line that is missing, in the checklist’s order', async () => {
    const phone = await tFound()
    await capture(phone, { ...clean('GS-C2'), args: { ...clean('GS-C2').args, checked: false, outcome: null, reason: '' } })
    const [mine] = partsOf(await view(phone), COM)
    expect(statusOf(mine!)).toBe('open')
    expect(mine!.open.map((line) => line.item)).toEqual(['事项GS-C2'])
  })

  it('R78 a part over an open line is refused and nothing of it is kept', async () => {
    const phone = await tFound()
    await capture(phone, { ...clean('GS-C2'), args: { ...clean('GS-C2').args, checked: false, outcome: null, reason: '' } })
    const before = await phone.db.mutations.count()
    await expect(closeOwnPart(phone, LEAD, COLLEAGUE)).rejects.toMatchObject({ code: 'record.lines_open' })
    expect(await phone.db.mutations.count()).toBe(before)
  })

  it('R56 one officer’s signature does not close a part', async () => {
    await expect(closeOwnPart(await tFound(), LEAD)).rejects.toMatchObject({ code: 'officers.two_signatures' })
  })

  it('R56 a part waits while fewer than two officers are on site', async () => {
    const phone = await tFound()
    await capture(phone, { name: 'team.check_out/1', args: { user: COLLEAGUE, reason: '' } })
    const [mine] = partsOf(await view(phone), COM)
    expect([statusOf(mine!), mine!.short]).toEqual(['short', { present: 1, needed: 2 }])
  })

  it('R77 another department’s part is not closed from here', async () => {
    const phone = await tFound(withoutPart)
    await expect(capture(phone, ...closePart(AMR, 'ff'.repeat(32), await inks(phone, AMR_ONE, AMR_TWO)))).rejects.toMatchObject({ code: 'part.not_own' })
  })

  it('R139 two values on one line block the reading back until one is chosen', async () => {
    const phone = await tClosed()
    await phone.db.rows.put({ dossier: (await view(phone)).id, collection: 'findings', key: 'GS-M1', version: 2, sealed: { value: colleaguesPart['findings/GS-M1'], head: 'b1', contest: [{ head: 'b2', value: colleaguesPart['findings/GS-M1'], by: AMR_TWO, at: 7 }] } })
    const parts = partsOf(await view(phone), COM)
    expect(parts.map(statusOf)).toEqual(['closed', 'contested'])
    expect([parts[1]!.contested.map((line) => line.code), allClosed(parts)]).toEqual([['GS-M1'], false])
  })

  it('closed by both: the party may be asked', async () => {
    expect(allClosed(partsOf(await view(await tClosed()), COM))).toBe(true)
  })

  it('whoever is on site signs first, and of those the own department', async () => {
    const phone = await tFound()
    expect(signersOf(await view(phone), undefined, COM).map((one) => one.user)).toEqual([LEAD, COLLEAGUE, AMR_ONE, AMR_TWO])
    await capture(phone, { name: 'team.check_out/1', args: { user: LEAD, reason: '' } })
    expect(signersOf(await view(phone), COM).map((one) => one.user)).toEqual([COLLEAGUE, LEAD])
  })
})

describe('the other phones', () => {
  it('a phone not heard of is said to be so, and stale is never fresh', async () => {
    const phone = await tFound()
    await tHold(phone, { 'assignments/GS-M1': { line: 'GS-M1', users: [], by: AMR_ONE } })
    await phone.db.rows.put({ dossier: (await view(phone)).id, collection: 'assignments', key: 'GS-M1', version: 3, sealed: { value: {}, head: 'c1', by: AMR_ONE, at: 1000 } })
    const seen = Object.fromEntries(lastSeen(await view(phone)).map((one) => [one.member.user, one.at]))
    expect([seen[AMR_ONE], seen[AMR_TWO]]).toEqual([1000, null])
    expect([isFresh(null, 5), isFresh(1000, 1000 + 60_000), isFresh(1000, 1000 + 16 * 60_000)]).toEqual([false, true, false])
  })
})

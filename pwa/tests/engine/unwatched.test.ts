import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { beginMedium } from '@/sync/media_writer'
import { tSignedIn } from './cast'

describe('a recording', () => {
  it('R76 works: its slices stand in no account of changes, or every live query of an hour would keep each of them', async () => {
    const phone = await tSignedIn()
    const parts: string[] = []
    const note = (changed: object) => { parts.push(...Object.keys(changed)) }
    Dexie.on.storagemutated.subscribe(note)
    const writer = await beginMedium(phone, { kind: 'VIDEO', mime: 'video/webm' })
    for (let n = 0; n < 3; n++) await writer.write(new Uint8Array([n]).buffer)
    await new Promise((later) => setTimeout(later, 20))
    Dexie.on.storagemutated.unsubscribe(note)
    expect(await phone.db.slices.count()).toBe(3)
    expect(parts.some((part) => part.includes('/media/'))).toBe(true) // sizes are watched
    expect(parts.filter((part) => part.includes('/slices/'))).toEqual([])
  })
})

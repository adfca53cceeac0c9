/** A sequence before a camera: lost, doubled, in any order, damaged, of somebody else (PROTOCOL.md section 13). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeQR } from 'qr/decode.js'
import { encodeQR } from 'qr'
import { utf8 } from '@/domain/bytes'
import { base45, unbase45 } from '@/sync/relay/base45'
import { packBundle, unpackBundle, type Bundle } from '@/sync/relay/bundle'
import { CHUNK, FrameCollector, framesOf, MOST_FRAMES, readFrame } from '@/sync/relay/frames'

const TASK = '0190aaaa-0000-7000-8000-000000000001'
const OTHER = '0190aaaa-0000-7000-8000-000000000002'
const bytes = (n: number) => Uint8Array.from({ length: n }, (_, at) => (at * 31 + (at >> 8) * 7) & 0xff)

describe('base 45', () => {
  it.each([['AB', 'BB8'], ['Hello!!', '%69 VD92EX0'], ['base-45', 'UJCLQE7W581'], ['ietf!', 'QED8WEX0']])('RFC 9285: %s', (plain, coded) => {
    expect(base45(utf8(plain))).toBe(coded)
    expect(unbase45(coded)).toEqual(utf8(plain))
  })
  it('any bytes come back', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
    expect([...unbase45(base45(given))!]).toEqual([...given])
  })))
  it.each(['A', 'GGW', '::', 'ab8', 'É00'])('refuses %s', (text) => expect(unbase45(text)).toBeNull())
})

describe('frames', () => {
  it('P115 are whole again whatever their order, however often each comes, and whatever comes between', async () => {
    const foreign = ['https://example.com', 'LC1:', 'LC1:AB8', ...(await framesOf(bytes(500), OTHER))]
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 6000 }), fc.array(fc.nat(1000), { maxLength: 60 }), async (size, order) => {
      const stream = bytes(size)
      const frames = await framesOf(stream, TASK)
      const shown = [...order.map((n) => (n % 5 === 0 ? foreign[n % foreign.length]! : frames[n % frames.length]!)), ...frames.toReversed()]
      const collector = new FrameCollector(TASK)
      let whole = 0
      for (const text of shown) if ((await collector.take(text)) === 'whole') whole += 1
      expect([whole, collector.have]).toEqual([1, frames.length])
      expect(await collector.stream()).toEqual(stream)
    }), { numRuns: 60 })
  })

  it('P112 a frame with any letter misread is damaged or foreign, never another frame', async () => {
    const [frame] = await framesOf(bytes(300), TASK)
    await fc.assert(fc.asyncProperty(fc.nat(frame!.length - 1), fc.constantFrom(...'0A$Z:'), async (at, letter) => {
      fc.pre(frame![at] !== letter)
      expect(['damaged', 'foreign']).toContain(await readFrame(frame!.slice(0, at) + letter + frame!.slice(at + 1)))
    }))
  })

  it('says which kind of text it saw', async () => {
    const collector = new FrameCollector(TASK)
    const [first, second] = await framesOf(bytes(CHUNK + 1), TASK)
    const seen = []
    for (const text of ['WIFI:S:x', 'LC1:000', (await framesOf(bytes(9), OTHER))[0]!, first!, first!, second!]) seen.push(await collector.take(text))
    expect(seen).toEqual(['foreign', 'damaged', 'other task', 'new', 'again', 'whole'])
  })

  it('P115 a newer sequence takes the place of the one begun', async () => {
    const [old, now] = [await framesOf(bytes(700), TASK), await framesOf(bytes(900), TASK)]
    const collector = new FrameCollector(TASK)
    await collector.take(old[0]!)
    expect(await collector.take(now[2]!)).toBe('another sequence')
    expect([collector.indexes, collector.total]).toEqual([[2], now.length])
  })

  it('every frame fits the QR code a cheap camera reads, and is read back from its picture', async () => {
    const frames = await framesOf(bytes(CHUNK * 2), TASK)
    for (const text of frames) {
      expect(text.length).toBeLessThanOrEqual(400)
      const modules = encodeQR(text, 'raw', { ecc: 'medium', version: 12, encoding: 'alphanumeric', border: 4 })
      expect(read(modules, 4)).toBe(text)
    }
    expect(MOST_FRAMES * CHUNK).toBeGreaterThan(100_000)
  })
})

function read(modules: boolean[][], scale: number): string {
  const size = modules.length * scale
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    if (modules[Math.floor(y / scale)]![Math.floor(x / scale)]) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  }
  return decodeQR({ width: size, height: size, data })
}

describe('bundle', () => {
  const hello = { v: 1 as const, dossier: TASK, device: 'd', public_key: 'k', user: 'u', name: '王二', unsent: 1, media: 0, at: 5 }
  it('P111 comes back as it was, smaller where it repeats itself', async () => {
    const bundle: Bundle = { hello, runs: [{ prev_link: 'ab'.repeat(32), items: Array.from({ length: 20 }, (_, n) => ({ payload: `{"n":${n},"x":"${'一'.repeat(99)}"}`, signature: 's' })) }] }
    const packed = await packBundle(bundle)
    expect(await unpackBundle(packed)).toEqual(bundle)
    expect(packed.length).toBeLessThan(1000)
  })
  it('other bytes are no bundle, and no error', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (given) => {
    expect(await unpackBundle(given as Uint8Array<ArrayBuffer>)).toBeNull()
  })))
})

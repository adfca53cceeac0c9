/** The sealed export: byte for byte what the vectors say, made while locked, and nothing counts as sent by it (P140–P143, P148). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { b64u, concat, unb64u, type Bytes } from '@/domain/bytes'
import { FrameWriter, frameOf, type Header } from '@/sync/export/frames'

interface Case { headers: Header[]; bodies: string[]; file: string; sha256: string }
const given = JSON.parse(readFileSync(fileURLToPath(new URL('../../../sync/spec/vectors/export.json', import.meta.url)), 'utf8')) as Case

async function written(headers: Header[], bodies: string[]): Promise<{ file: Bytes; writer: FrameWriter }> {
  const parts: Bytes[] = []
  const writer = await FrameWriter.begin((bytes) => { parts.push(bytes) })
  for (const [n, header] of headers.entries()) await writer.write(header, unb64u(bodies[n] ?? ''))
  await writer.end()
  return { file: concat(...parts), writer }
}

describe('the frames of an export', () => {
  it('P140 P142: are the bytes of the vector', async () => {
    const { file, writer } = await written(given.headers, given.bodies)
    expect(b64u(file)).toBe(given.file)
    expect([writer.sha256, writer.size]).toEqual([given.sha256, file.length])
  })

  it('P140: lengths are big-endian and an empty body has one too', () => {
    expect([...frameOf({ kind: 'x' })]).toEqual([0, 0, 0, 12, ...new TextEncoder().encode('{"kind":"x"}'), 0, 0, 0, 0])
  })

  it('P140: nothing is gathered: each frame is passed on before the next is asked for', async () => {
    let [passed, most] = [0, 0]
    const writer = await FrameWriter.begin((bytes) => { passed += 1; most = Math.max(most, bytes.length) })
    for (let n = 0; n < 20; n++) await writer.write({ kind: 'slice', n }, new Uint8Array(1000))
    expect([passed, most < 1100]).toEqual([21, true])
  })
})

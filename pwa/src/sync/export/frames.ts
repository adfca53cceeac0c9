/** The frames of a sealed export (PROTOCOL.md P140–P142), written one by one. Twin: sync/proofs/export.py. → vectors/export.json */
import { concat, utf8, type Bytes } from '@/domain/bytes'
import { canonicalBytes } from '@/domain/canonical'
import { newHasher, type Hasher } from '../sha256'

export const MAGIC = utf8('LCEX1\n')
export type Header = { kind: string } & Record<string, unknown>
/** Takes the next bytes of the file; the next ones come when it resolves. */
export type Sink = (bytes: Bytes) => Promise<void> | void

export function frameOf(header: Header, body: Uint8Array = new Uint8Array()): Bytes {
  const head = canonicalBytes(header)
  return concat(length(head.length), head, length(body.length), body)
}

function length(size: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, size)
  return bytes
}

/** Hashes and counts what it passes on; nothing is kept. */
export class FrameWriter {
  size = 0
  sha256 = ''
  private frames = 0
  private constructor(private readonly sink: Sink, private readonly hasher: Hasher, private readonly whole: Hasher) {}

  static async begin(sink: Sink): Promise<FrameWriter> {
    const writer = new FrameWriter(sink, await newHasher(), await newHasher())
    await writer.pass(MAGIC)
    return writer
  }

  async write(header: Header, body?: Uint8Array): Promise<void> {
    await this.pass(frameOf(header, body))
    this.frames += 1
  }

  /** The end frame: how many came before it, and the hash of every byte before it. */
  async end(): Promise<void> {
    const sha256 = this.hasher.digest('hex') // no more can be fed to it
    await this.pass(frameOf({ kind: 'end', frames: this.frames, sha256 }), false)
    this.sha256 = this.whole.digest('hex')
  }

  private async pass(bytes: Bytes, counts = true): Promise<void> {
    if (counts) this.hasher.update(bytes)
    this.whole.update(bytes)
    this.size += bytes.length
    await this.sink(bytes)
  }
}

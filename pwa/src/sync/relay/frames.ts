/**
 * A stream of bytes as frames, each small enough for a cheap camera, and the frames as a stream again: in any order,
 * any number of times, some of them damaged, some of another sequence (PROTOCOL.md section 13).
 */
import { concat, hex, sha256, utf8, type Bytes } from '@/domain/bytes'
import { base45, unbase45 } from './base45'

export const PREFIX = 'LC1:'
/** bytes of the stream in one frame: 390 letters, QR version 12 at error correction M */
export const CHUNK = 236
/** frames of one sequence: what two people hold two phones against each other for, and no more */
export const MOST_FRAMES = 512
const HEAD = 16
const CHECK = 4

export interface Frame { set: string; tag: string; index: number; total: number; chunk: Bytes }

/** Which dossier a frame belongs to, without saying it: the first bytes of a hash. */
export const tagOf = async (dossier: string): Promise<string> => hex((await sha256(utf8(dossier))).subarray(0, 4))

/** The texts to show, one QR code each. */
export async function framesOf(stream: Bytes, dossier: string): Promise<string[]> {
  const set = (await sha256(stream)).subarray(0, 8)
  const tag = (await sha256(utf8(dossier))).subarray(0, 4)
  const total = Math.ceil(stream.length / CHUNK)
  return Promise.all(Array.from({ length: total }, async (_, index) => {
    const content = concat(set, tag, u16(index), u16(total), stream.subarray(index * CHUNK, (index + 1) * CHUNK))
    return PREFIX + base45(concat(content, (await sha256(content)).subarray(0, CHECK)))
  }))
}

const u16 = (n: number) => Uint8Array.of(n >> 8, n & 0xff)

/** A frame, or what is wrong with the text: not one of ours at all, or one that was misread. */
export async function readFrame(text: string): Promise<Frame | 'foreign' | 'damaged'> {
  if (!text.startsWith(PREFIX)) return 'foreign'
  const bytes = unbase45(text.slice(PREFIX.length))
  if (!bytes || bytes.length <= HEAD + CHECK) return 'damaged'
  const content = bytes.slice(0, -CHECK)
  if (hex((await sha256(content)).subarray(0, CHECK)) !== hex(bytes.subarray(-CHECK))) return 'damaged'
  const [index, total] = [content[12]! * 256 + content[13]!, content[14]! * 256 + content[15]!]
  if (index >= total || total > MOST_FRAMES) return 'damaged'
  return { set: hex(content.subarray(0, 8)), tag: hex(content.subarray(8, 12)), index, total, chunk: content.slice(HEAD) }
}

/** What a text that came before the camera means for the collection. */
export type Seen = 'new' | 'again' | 'foreign' | 'other task' | 'damaged' | 'another sequence' | 'whole'

/** Collects the frames of one sequence of one dossier. A new sequence takes the place of the old (the other phone recorded more). */
export class FrameCollector {
  private chunks = new Map<number, Bytes>()
  private set = ''
  total = 0
  constructor(private readonly dossier: string) {}

  get have(): number { return this.chunks.size }
  /** Numbers (from 0) already here, for whoever draws them. */
  get indexes(): number[] { return [...this.chunks.keys()].sort((a, b) => a - b) }

  async take(text: string): Promise<Seen> {
    const frame = await readFrame(text)
    if (typeof frame === 'string') return frame
    if (frame.tag !== (await tagOf(this.dossier))) return 'other task'
    const isOther = this.set !== '' && frame.set !== this.set
    if (frame.set !== this.set) this.begin(frame)
    if (frame.total !== this.total) return 'damaged'
    if (this.chunks.has(frame.index)) return 'again'
    this.chunks.set(frame.index, frame.chunk)
    if (this.chunks.size === this.total) return 'whole'
    return isOther ? 'another sequence' : 'new'
  }

  /** The stream, or null when what was put together is not what was cut; then everything is collected anew. */
  async stream(): Promise<Bytes | null> {
    if (this.total === 0 || this.chunks.size !== this.total) return null
    const whole = concat(...this.indexes.map((index) => this.chunks.get(index)!))
    if (hex((await sha256(whole)).subarray(0, 8)) === this.set) return whole
    this.forget()
    return null
  }

  forget(): void {
    this.chunks.clear()
    this.set = ''
    this.total = 0
  }

  private begin(frame: Frame): void {
    this.chunks.clear()
    this.set = frame.set
    this.total = frame.total
  }
}

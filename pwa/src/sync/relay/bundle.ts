/**
 * What travels between two phones: a greeting (who shows it, with which key, what that phone still holds) and the
 * signed payloads, without media. As bytes: length of the greeting (u16), greeting, method, the rest.
 */
import { concat, text, utf8, type Bytes } from '@/domain/bytes'
import { canonicalBytes } from '@/domain/canonical'

export interface Hello {
  v: 1; dossier: string; device: string; public_key: string
  user: string; name: string
  /** mutations of this dossier the server has not acknowledged, and files it has not verified: only there */
  unsent: number; media: number
  /** when it was shown (ms), by that phone's best clock */
  at: number
}
/** Payload text exactly as it was signed. Links follow from it and from the link before. */
export interface Item { payload: string; signature: string }
/** A stretch of one chain without gaps, in order. */
export interface Run { prev_link: string; items: Item[] }
export interface Bundle { hello: Hello; runs: Run[] }

const PLAIN = 0
const DEFLATED = 1
/** nothing two phones show each other is larger; more is an attack on memory */
const LARGEST = 4 * 1024 * 1024

export async function packBundle({ hello, runs }: Bundle): Promise<Bytes> {
  const greeting = canonicalBytes(hello)
  const body = canonicalBytes({ runs })
  const deflated = await deflate(body)
  const packed = deflated && deflated.length < body.length ? concat(Uint8Array.of(DEFLATED), deflated) : concat(Uint8Array.of(PLAIN), body)
  return concat(Uint8Array.of(greeting.length >> 8, greeting.length & 0xff), greeting, packed)
}

/** The bundle of a stream, or null for bytes that are none. */
export async function unpackBundle(stream: Bytes): Promise<Bundle | null> {
  try {
    const length = stream[0]! * 256 + stream[1]!
    const hello = JSON.parse(text(stream.subarray(2, 2 + length))) as Hello
    const body = stream.slice(3 + length)
    const plain = stream[2 + length] === DEFLATED ? await inflate(body) : stream[2 + length] === PLAIN ? body : null
    if (!plain || !isHello(hello)) return null
    const { runs } = JSON.parse(text(plain)) as { runs: Run[] }
    return Array.isArray(runs) && runs.every(isRun) ? { hello, runs } : null
  } catch {
    return null
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function isHello(hello: Hello): boolean {
  const words = [hello.dossier, hello.device, hello.public_key, hello.user, hello.name]
  return hello.v === 1 && words.every(isText) && [hello.unsent, hello.media, hello.at].every(isCount)
}

function isRun(run: Run): boolean {
  return /^[0-9a-f]{64}$/.test(run.prev_link) && Array.isArray(run.items) && run.items.every((item) => isText(item.payload) && isText(item.signature))
}

async function deflate(bytes: Bytes): Promise<Bytes | null> {
  if (typeof CompressionStream === 'undefined') return null
  return collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')))
}

async function inflate(bytes: Bytes): Promise<Bytes> {
  return collect(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')))
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > LARGEST) throw new RangeError('too large')
    parts.push(part.value)
  }
  return concat(...parts)
}

/** Bytes of a payload, as they were hashed. */
export const payloadBytes = (item: Item): Bytes => utf8(item.payload)

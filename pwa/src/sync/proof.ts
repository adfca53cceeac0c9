/** The device key's signature over a request: a stolen token alone pulls nothing. */
import { concat, hex, sha256, unhex, utf8, type Bytes } from '@/domain/bytes'
import type { StoredDevice } from '@/store'
import { digestOf } from './digest'
import { sign } from './keys'
import type { Envelope, Statement } from './wire'

/** What is signed: the lines of the brief joined by LF. */
export async function statementText(statement: Statement): Promise<Bytes> {
  const { device, epoch, id, settled, lowest, cursor, mutations, relayed } = statement
  const held = statement.digest ?? (await digestOf(statement.have ?? {}))
  const lines = ['liancha-proof-v1', device, epoch, id, settled.seq, settled.link, lowest, held, cursor ?? '', await linksOf(mutations), await linksOf(relayed)]
  return utf8(lines.join('\n'))
}

async function linksOf(mutations: Pick<Envelope, 'link'>[]): Promise<string> {
  return hex(await sha256(concat(...mutations.map((mutation) => unhex(mutation.link)))))
}

export async function proofOf(device: StoredDevice, statement: Statement): Promise<string> {
  return sign(device, await statementText(statement))
}

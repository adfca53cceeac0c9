/**
 * While the server recovers (PROTOCOL P127, P128) it may not know dossiers this phone holds. Nothing of them is purged;
 * copies of their rows are offered, and kept there apart for people to read.
 */
import { requestJson } from '@/api/client'
import { hex, sha256, utf8 } from '@/domain/bytes'
import { readCopy, readFact, unspoken, writeFact, type StoredDevice } from '@/store'
import { sign } from './keys'
import type { Phone } from './phone'

const MOST_ROWS = 500
interface Word { wanted: boolean; kept: number; epoch: string }

/** What the device signs when it offers rows: the very text it sends. */
export const copyText = async (device: string, epoch: string, id: string, dossier: string, rows: string): Promise<string> =>
  ['liancha-witness-v1', device, epoch, id, dossier, hex(await sha256(utf8(rows)))].join('\n')

/** Every dossier the answer did not speak of, once per life of the server; a failure leaves the rest for the next run. */
export async function offerCopies(phone: Phone, device: StoredDevice): Promise<void> {
  const fact = await readFact(phone.db, 'recovering')
  for (const dossier of fact ? await unspoken(phone.db, fact.offered) : []) {
    await offer(phone, device, dossier)
    await phone.db.transaction('rw', phone.db.meta, async () => {
      const now = await readFact(phone.db, 'recovering')
      if (now) await writeFact(phone.db, 'recovering', { offered: [...now.offered, dossier] })
    })
  }
}

async function offer(phone: Phone, device: StoredDevice, dossier: string): Promise<void> {
  if (!(await tell(phone, device, dossier, [])).wanted) return
  const rows = await readCopy(phone.db, dossier)
  for (let at = 0; at < rows.length; at += MOST_ROWS) await tell(phone, device, dossier, rows.slice(at, at + MOST_ROWS))
}

async function tell(phone: Phone, device: StoredDevice, dossier: string, rows: unknown[]): Promise<Word> {
  const id = hex(crypto.getRandomValues(new Uint8Array(16)))
  const epoch = (await readFact(phone.db, 'epoch')) ?? ''
  const text = JSON.stringify(rows)
  const proof = await sign(device, utf8(await copyText(device.id, epoch, id, dossier, text)))
  const json = { protocol: 1, id, device: device.id, epoch, dossier, rows: text, proof }
  return requestJson<Word>(phone, '/api/sync/witness', { method: 'POST', json, timeout: 60_000 })
}

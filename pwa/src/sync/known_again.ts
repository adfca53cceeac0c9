/** A restored server does not know this phone: its certificate makes it known again, by the device's key alone (P126). */
import { requestJson } from '@/api/client'
import { hex, sha256, utf8 } from '@/domain/bytes'
import { ProblemError } from '@/domain/problem'
import { writeFact, type StoredDevice } from '@/store'
import { sign } from './keys'
import type { Phone } from './phone'

/** What the device signs when it shows its certificate. */
export const shownText = async (device: string, id: string, certificate: string): Promise<string> =>
  ['liancha-restore-v1', device, id, hex(await sha256(utf8(certificate)))].join('\n')

/** Passes on every error but "this device is unknown", when a certificate can answer it. */
export async function knownAgain(phone: Phone, device: StoredDevice, error: unknown): Promise<void> {
  if (!(error instanceof ProblemError) || error.code !== 'sync.device_unknown' || !device.certificate) throw error
  const id = hex(crypto.getRandomValues(new Uint8Array(16)))
  const proof = await sign(device, utf8(await shownText(device.id, id, device.certificate)))
  const json = { protocol: 1, id, certificate: device.certificate, proof }
  const asked = phone.monotonic()
  const { anchor } = await requestJson<{ anchor: string }>(phone, '/api/sync/devices/restore', { method: 'POST', json })
  await writeFact(phone.db, 'anchor', { token: anchor, boot: phone.boot, elapsed_at: asked })
}

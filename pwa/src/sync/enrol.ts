/** Tell the server this phone's public key. Asked twice it answers the same, so a lost answer costs nothing. */
import { b64u } from '@/domain/bytes'
import { requestJson } from '@/api/client'
import { readFact, writeFact, type StoredDevice } from '@/store'
import type { Phone } from './phone'
import { withToken } from './tokens'

interface Enrolled { id: string; link: string; anchor: string; epoch: string; certificate?: string }

export async function enrol(phone: Phone, device: StoredDevice): Promise<void> {
  const asked = phone.monotonic()
  const json = { id: device.id, public_key: b64u(device.public_key), label: label(), ...(device.closes ? { closes: device.closes } : {}) }
  const answer = await withToken(phone, (token) => requestJson<Enrolled>(phone, '/api/accounts/devices', { method: 'POST', json, token }))
  const { db } = phone
  await db.transaction('rw', db.devices, db.meta, async () => {
    await db.devices.update(device.id, { enrolled: true, certificate: answer.certificate ?? null })
    if ((await readFact(db, 'epoch')) === null) await writeFact(db, 'epoch', answer.epoch)
    await writeFact(db, 'anchor', { token: answer.anchor, boot: phone.boot, elapsed_at: asked })
  })
}

/** "Android · Chrome 141": enough for a person to tell two phones apart. */
function label(): string {
  const agent = globalThis.navigator?.userAgent ?? ''
  const system = /Android|iPhone|iPad|HarmonyOS|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? ''
  const browser = /(Edg|Chrome|Firefox|Version)\/(\d+)/.exec(agent)
  return [system, browser ? `${browser[1] === 'Version' ? 'Safari' : browser[1]} ${browser[2]}` : ''].filter(Boolean).join(' · ').slice(0, 80)
}

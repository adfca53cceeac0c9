/** Which device key speaks for whom on this phone. */
import { readFact, type StoredDevice } from '@/store'
import { problem, type Phone } from './phone'
import type { Session } from './types'

/** The open chain of a user, or undefined before the first sign-in. */
export async function deviceOf(phone: Phone, user: string): Promise<StoredDevice | undefined> {
  const devices = await phone.db.devices.where('user').equals(user).toArray()
  return devices.find((device) => device.closed === null)
}

/** Who is signed in and with which key; throws session.none. */
export async function whoIsHere(phone: Phone): Promise<{ session: Session; device: StoredDevice }> {
  const session = await readFact(phone.db, 'session')
  const device = session && (await deviceOf(phone, session.user.id))
  if (!session || !device) throw problem(phone, 'session.none')
  return { session, device }
}

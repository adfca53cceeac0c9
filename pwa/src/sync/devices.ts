/** Which device key speaks for whom on this phone. */
import { readFact, type StoredDevice } from '@/store'
import { problem, type Phone } from './phone'

/** The open chain of a user, or undefined before the first sign-in. */
export async function deviceOf(phone: Phone, user: string): Promise<StoredDevice | undefined> {
  const devices = await phone.db.devices.where('user').equals(user).toArray()
  return devices.find((device) => device.closed === null)
}

/** Whose account is signed in (its id) and with which key; throws session.none. */
export async function whoIsHere(phone: Phone): Promise<{ user: string; device: StoredDevice }> {
  const here = await readFact(phone.db, 'here')
  const device = here && (await deviceOf(phone, here.user))
  if (!here || !device) throw problem(phone, 'session.none')
  return { user: here.user, device }
}

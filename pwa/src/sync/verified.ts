/** What became of the files we sent whole: the upload itself tells, also for signatures and records no row speaks of. */
import { exchange, NetworkError } from '@/api/client'
import { ProblemError } from '@/domain/problem'
import type { StoredDevice, StoredMedium } from '@/store'
import { noteMediumState } from './media_states'
import type { Phone } from './phone'
import { withToken } from './tokens'
import { pathThrough, type Door } from './upload_door'
import { accountDoor, deviceDoor } from './uploads'

/** `handingOver` asks by that device's key: a revoked phone has no say by its account, and must learn that all arrived. */
export async function askAboutSent(phone: Phone, handingOver: StoredDevice | null = null): Promise<void> {
  for (const medium of await phone.db.media.where('state').equals('sent').toArray()) {
    if (handingOver) await ask(phone, medium, await deviceDoor(handingOver, medium))
    else await withToken(phone, (token) => ask(phone, medium, accountDoor(token)))
  }
}

async function ask(phone: Phone, medium: StoredMedium, door: Door): Promise<void> {
  const request = { method: 'HEAD', headers: { ...door.headers, 'Tus-Resumable': '1.0.0' } }
  const path = pathThrough(door, medium.upload_url ?? '')
  const state = await exchange(phone, path, request, async (response) => response.headers.get('Liancha-State') ?? 'unknown').catch(gone)
  if (state === null) await again(phone, medium)
  else if (state === 'receiving') await phone.db.media.update(medium.id, { state: 'here' }) // a restored server knows less of it
  else if (state === 'verified' || state === 'quarantined') await noteMediumState(phone, { sha256: medium.sha256, state })
}

/** The upload is not there any more (expired, another life of the server): its bytes are sent anew. */
async function again({ db }: Phone, medium: StoredMedium): Promise<void> {
  await db.media.update(medium.id, { state: 'here', sent: 0, upload_url: null })
}

/** A HEAD has no words, only a status: gone is null, silence stays an error. */
function gone(error: unknown): null {
  if (error instanceof NetworkError && error.status !== null && [404, 410].includes(error.status)) return null
  if (error instanceof NetworkError && error.status === 401) throw new ProblemError('access.expired', '', '', 401)
  throw error
}

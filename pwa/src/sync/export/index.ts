/** Making the export for a person: whose it is, how much, into a file. Loaded when somebody asks for it. */
import { readFact } from '@/store'
import { problem, type Phone } from '../phone'
import type { Sink } from './frames'
import { gather } from './gather'
import { writeExport, type Progress, type Written } from './write'

export { handOverSealed } from './hand_over'
export type { Progress, Sink, Written }

export interface ExportPlan { device: string; mutations: number; unsent: number; media: number; bytes: number }

async function mine(phone: Phone) {
  const here = await readFact(phone.db, 'here')
  return here ? gather(phone, here.user, true) : null
}

/** What an export would hold now; null where nobody has used this phone. */
export async function planExport(phone: Phone): Promise<ExportPlan | null> {
  const found = await mine(phone)
  return found && { device: found.device.id, mutations: found.own.length + found.carried.length, unsent: found.unsent, media: found.media.length, bytes: found.bytes }
}

export async function exportInto(phone: Phone, sink: Sink, progress: Progress): Promise<Written> {
  const found = await mine(phone)
  if (!found) throw problem(phone, 'session.none')
  return writeExport(phone, found, sink, progress)
}

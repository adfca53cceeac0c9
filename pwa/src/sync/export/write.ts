/** The export itself: one mutation, one slice after the other, from the database into the sink. Works locked and offline. */
import { b64u } from '@/domain/bytes'
import { readSealed, recoveryWrapOf, type StoredMedium, type StoredMutation } from '@/store'
import { problem, type Phone } from '../phone'
import { FrameWriter, type Sink } from './frames'
import type { Gathered } from './gather'

export interface Written { mutations: number; media: number; size: number; sha256: string }
/** `done` of `of` bytes of work; sealing adds a little. */
export type Progress = (done: number, of: number) => void

/** Throws export.no_key where the office's key is not known on this phone yet. */
export async function writeExport(phone: Phone, what: Gathered, sink: Sink, progress: Progress = () => undefined): Promise<Written> {
  const wrap = await recoveryWrapOf(phone.db, what.user)
  if (!wrap) throw problem(phone, 'export.no_key')
  const writer = await FrameWriter.begin(sink)
  const [mutations, media] = [what.own.length + what.carried.length, what.media.length]
  await writer.write({
    kind: 'vault', v: 1, user: what.user, device: what.device.id, public_key: b64u(what.device.public_key), wrap, made_at: phone.now(), mutations, media,
  })
  let done = 0
  const passed = (size: number) => progress((done += size), what.bytes)
  for (const at of what.own) passed(await writeMutation(phone, writer, await phone.db.mutations.get(at)))
  for (const at of what.carried) passed(await writeMutation(phone, writer, await phone.db.relayed.get(at)))
  for (const medium of what.media) await writeMedium(phone, writer, medium, passed)
  await writer.end()
  return { mutations, media, size: writer.size, sha256: writer.sha256 }
}

async function writeMutation(phone: Phone, writer: FrameWriter, mutation: StoredMutation | undefined): Promise<number> {
  if (!mutation) return 0
  const { device, seq, prev_link, link, signature } = mutation
  await writer.write({ kind: 'mutation', device, seq, prev_link, link, signature }, await readSealed(phone.db, mutation.sealed))
  return mutation.size
}

async function writeMedium(phone: Phone, writer: FrameWriter, medium: StoredMedium, passed: (size: number) => void): Promise<void> {
  const { sha256, mime, size } = medium
  await writer.write({ kind: 'medium', sha256, mime, size })
  for (let n = 0; ; n++) {
    const slice = await phone.db.slices.get([medium.id, n])
    if (!slice) return
    await writer.write({ kind: 'slice', medium: sha256, n, start: slice.start, size: slice.size }, await readSealed(phone.db, slice.sealed))
    passed(slice.size)
  }
}

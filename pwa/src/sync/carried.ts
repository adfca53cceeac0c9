/** Files the dossiers carry: fetched, hashed and kept, so that "ready offline" is true when it is shown. */
import { exchange } from '@/api/client'
import { ProblemError } from '@/domain/problem'
import type { FileRow } from '@/domain/rows'
import { dropSlices, durably, readCollection, sealBytes, SLICE_BYTES } from '@/store'
import { carriedKey } from './media_reader'
import type { Phone } from './phone'
import { withToken } from './tokens'
import { newHasher } from './sha256'

/** Fetch what is missing, drop what no dossier names any more. */
export async function fetchCarried(phone: Phone): Promise<void> {
  const named = new Map((await readCollection(phone.db, 'files')).map((row) => [row.key, row.body.value as FileRow]))
  const here = new Set(await phone.db.carried.toCollection().primaryKeys())
  for (const sha256 of here) if (!named.has(sha256)) await drop(phone, sha256)
  for (const file of named.values()) if (!here.has(file.sha256)) await fetchOne(phone, file)
}

/** A file the server does not have yet (or will not give) leaves the dossier "not ready"; the others go on. */
async function fetchOne(phone: Phone, file: FileRow): Promise<void> {
  try {
    const request = { headers: { Accept: '*/*' }, timeout: 120_000 }
    await withToken(phone, (token) => exchange(phone, `/api/media/${file.sha256}`, { ...request, token }, (response) => keep(phone, file, response)))
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code === 'access.sign_in_needed') throw error
  }
}

async function keep(phone: Phone, file: FileRow, response: Response): Promise<void> {
  const key = carriedKey(file.sha256)
  const hasher = await newHasher()
  let [n, start] = [0, 0]
  for await (const bytes of pieces(response)) {
    hasher.update(bytes)
    const sealed = await sealBytes(phone.db, bytes)
    const slice = { medium: key, n: n++, start, size: bytes.length, sealed }
    start += bytes.length
    await durably(phone.db, () => phone.db.slices.put(slice))
  }
  const whole = hasher.digest('hex') === file.sha256
  await phone.db.transaction('rw', phone.db.carried, phone.db.slices, async () => {
    if (whole) await phone.db.carried.put({ sha256: file.sha256, size: start, mime: file.mime })
    else await dropSlices(phone.db, key)
  })
}

/** The body in pieces of at most a slice, each with a buffer of its own. */
async function* pieces(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    for (let at = 0; at < part.value.length; at += SLICE_BYTES) yield part.value.slice(at, at + SLICE_BYTES)
  }
}

async function drop({ db }: Phone, sha256: string): Promise<void> {
  await db.transaction('rw', db.carried, db.slices, async () => {
    await db.carried.delete(sha256)
    await dropSlices(db, carriedKey(sha256))
  })
}

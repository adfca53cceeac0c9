/** One medium over tus: resumes at the server's offset, reads one slice at a time, remembers where it lives. */
import { Upload, DetailedError, type UploadOptions } from 'tus-js-client'
import { NetworkError } from '@/api/client'
import { ProblemError } from '@/domain/problem'
import { readRange, SLICE_BYTES, type StoredMedium } from '@/store'
import { pathThrough, type Door } from './upload_door'
import type { Phone } from './phone'
import { tusOver } from './tus_http'

type Source = Pick<Phone, 'db'> & { medium: StoredMedium }

/** Resolves when the server has every byte; throws ProblemError (401 included) or NetworkError. */
export async function uploadMedium(phone: Phone, medium: StoredMedium, device: string, door: Door): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload({ medium, db: phone.db } as never, {
      ...optionsFor(phone, medium, device, door),
      onUploadUrlAvailable: () => void phone.db.media.update(medium.id, { upload_url: upload.url }),
      onSuccess: () => resolve(),
      onError: (error) => reject(problemOf(error)),
    })
    upload.start()
  })
  await phone.db.media.where('id').equals(medium.id).modify((stored) => {
    stored.sent = stored.size
    stored.problem = null
    if (stored.state === 'here') stored.state = 'sent'
  })
}

const here = (phone: Phone): string => phone.origin || globalThis.location.origin

function optionsFor(phone: Phone, medium: StoredMedium, device: string, door: Door): UploadOptions {
  return {
    endpoint: here(phone) + door.path, uploadUrl: medium.upload_url && here(phone) + pathThrough(door, medium.upload_url), uploadSize: medium.size,
    metadata: { sha256: medium.sha256, filetype: medium.mime, device }, headers: door.headers,
    chunkSize: SLICE_BYTES, uploadDataDuringCreation: true, retryDelays: null, storeFingerprintForResuming: false,
    httpStack: tusOver(phone), fileReader: { openFile: async (source: Source) => sourceOf(source) },
    onChunkComplete: (_size, accepted) => void phone.db.media.update(medium.id, { sent: accepted }),
  }
}

function sourceOf({ db, medium }: Source) {
  return {
    size: medium.size,
    slice: async (start: number, end: number) => {
      const stop = Math.min(end, medium.size)
      return { value: new Blob([await readRange(db, medium.id, start, stop)]), done: stop >= medium.size } // tus asks for .size
    },
    close: () => undefined,
  }
}

function problemOf(error: Error | DetailedError): Error {
  const response = error instanceof DetailedError ? error.originalResponse : null
  if (!response) return new NetworkError('offline')
  const told = parsed(response.getBody())
  if (!told?.code) return response.getStatus() === 401 ? new ProblemError('access.expired', '', '', 401) : new NetworkError('offline')
  return new ProblemError(told.code, told.title ?? told.code, told.detail ?? '', response.getStatus())
}

function parsed(body: string): { code?: string; title?: string; detail?: string } | null {
  try {
    return JSON.parse(body) as { code?: string }
  } catch {
    return null
  }
}

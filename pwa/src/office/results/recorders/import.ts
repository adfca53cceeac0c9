/** One import: hash here, upload, then tell the server which recorder the files belong to. */
import { uploadFile } from '@/api/office/uploads'
import { ApiProblem } from '@/api/problem'
import { importRecorderFiles } from '@/api/office/results'
import { hashFile } from './hash-file'

export type Progress = { step: 'hashing' | 'sending'; name: string; percent: number } | { step: 'matching' }
const PATIENCE = 30
const PAUSE_MS = 2000

export async function bringFiles(task: string, entry: string, files: File[], told: (progress: Progress) => void): Promise<void> {
  const found: { sha256: string; name: string }[] = []
  for (const file of files) {
    const of = (step: 'hashing' | 'sending') => (bytes: number) => told({ step, name: file.name, percent: file.size ? Math.floor((100 * bytes) / file.size) : 100 })
    const sha256 = await hashFile(file, of('hashing'))
    await uploadFile(file, sha256, of('sending'))
    found.push({ sha256, name: file.name })
  }
  told({ step: 'matching' })
  await matched(task, entry, found)
}

/** A large file is put together in the background before it counts as delivered: ask again for a minute. */
async function matched(task: string, entry: string, found: { sha256: string; name: string }[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await importRecorderFiles(task, entry, found)
      return
    } catch (problem) {
      if (tries >= PATIENCE || !(problem instanceof ApiProblem) || problem.code !== 'recorders.not_uploaded') throw problem
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

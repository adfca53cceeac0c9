/** A browser profile as files on a disk: what somebody finds who reads it without the browser. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    try {
      const seen = statSync(path)
      return seen.isDirectory() ? files(path) : seen.isFile() ? [path] : []
    } catch {
      return [] // a socket or a lock that went meanwhile
    }
  })
}

/** Every file in which one of these is found, as UTF-8 or UTF-16, with what was found. `bytes` are looked for as they are. */
export function foundIn(profile: string, words: string[], bytes: Buffer[] = []): string[] {
  const wanted = [...words.flatMap((word) => [[word, Buffer.from(word, 'utf8')], [`${word} (utf-16)`, Buffer.from(word, 'utf16le')]] as const), ...bytes.map((one, n) => [`bytes ${n}`, one] as const)]
  return files(profile).flatMap((path) => {
    const content = readFileSync(path)
    return wanted.filter(([, one]) => content.includes(one)).map(([name]) => `${path.slice(profile.length)}: ${name}`)
  })
}

/** Files and bytes that were looked at: an empty folder proves nothing. */
export const sizeOf = (profile: string): number => files(profile).reduce((sum, path) => sum + statSync(path).size, 0)

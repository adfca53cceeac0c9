/** One hash for all the phone holds: when the server's is the same, nothing needs to be said. */
import { hex, sha256, utf8 } from '@/domain/bytes'

/** SHA-256 (hex) over `dossier:version` lines, each ended by LF, in byte order. */
export async function digestOf(have: Record<string, number>): Promise<string> {
  const lines = Object.entries(have).map(([dossier, version]) => `${dossier}:${version}\n`).sort()
  return hex(await sha256(utf8(lines.join(''))))
}

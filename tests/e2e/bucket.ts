/** The object store asked directly, past the product. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const REPO = resolve(__dirname, '../..')

/** {hash asked for: hash of the bytes that lie there, or null} */
export function readBucket(hashes: string[]): Record<string, string | null> {
  const out = execFileSync('.venv/bin/python', ['-m', 'tests.e2e.read_bucket', ...hashes], { cwd: REPO, encoding: 'utf8' })
  return JSON.parse(out) as Record<string, string | null>
}

/** The browser as a process: what the operating system sees of one profile. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const commandOf = (pid: string): string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** Every living process of the browser that was started on this profile, the main one among them. */
export function processesOf(profile: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes(`--user-data-dir=${profile}`)).map(Number)
}

/** What a dying battery does: no goodbye, no last write. Resolves when the kernel has removed them all. */
export async function killHard(profile: string): Promise<void> {
  const pids = processesOf(profile)
  if (!pids.length) throw new Error(`no browser runs on ${profile}`)
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch { /* went with its parent */ }
  }
  for (let tries = 0; processesOf(profile).length; tries++) {
    if (tries > 200) throw new Error('the browser survived SIGKILL')
    await pause(25)
  }
}

/** What the checkup may find. Pure: codes and details; the words are in the locale under checkup.found.<test>.<code>. */
export const TESTS = ['camera', 'microphone', 'location', 'storage', 'offline', 'dossiers', 'signature', 'clock', 'battery', 'version'] as const
export type TestName = (typeof TESTS)[number]
/** good: works · note: works, but see to it · bad: do not leave like this · off: not wanted by the person */
export type Verdict = 'good' | 'note' | 'bad' | 'off'
export interface Finding { verdict: Verdict; code: string; details: Record<string, string | number> }
export type Findings = Partial<Record<TestName, Finding>>

export const finding = (verdict: Verdict, code: string, details: Finding['details'] = {}): Finding => ({ verdict, code, details })

const GIGABYTE = 1_000_000_000
export interface Room { left: number; persisted: boolean; size: string; milliseconds: number }
/** Written and read back first; then how much more fits, and whether the system promised to keep it. */
export function roomFinding({ left, persisted, size, milliseconds }: Room): Finding {
  const details = { size, milliseconds }
  if (left < GIGABYTE / 2) return finding('bad', 'full', details)
  if (!persisted) return finding('note', 'notKept', details)
  return left < 2 * GIGABYTE ? finding('note', 'little', details) : finding('good', 'fine', details)
}

const LOW = 20
const HALF = 50
/** level 0 to 100; null where the browser does not tell (iPhone, Firefox). */
export function batteryFinding(level: number | null, charging: boolean): Finding {
  if (level === null) return finding('off', 'untold')
  if (charging) return finding('good', 'charging', { level })
  if (level <= LOW) return finding('bad', 'low', { level })
  return level < HALF ? finding('note', 'half', { level }) : finding('good', 'fine', { level })
}

const MINUTE = 60_000
/** A wrong clock harms no record, but papers and photos show the phone's own time. */
export function clockFinding(off: number | null): Finding {
  if (off === null) return finding('note', 'unknown')
  const minutes = Math.round(Math.abs(off) / MINUTE)
  if (minutes < 2) return finding('good', 'fine')
  return finding('note', off > 0 ? 'slow' : 'fast', { minutes })
}

export function dossiersFinding(tasks: { files: number; fetched: number }[]): Finding {
  const open = tasks.filter((one) => one.fetched < one.files).length
  if (open) return finding('bad', 'missing', { open, all: tasks.length })
  return tasks.length ? finding('good', 'fine', { all: tasks.length }) : finding('good', 'none')
}

export function shellFinding(shell: { held: number; all: number } | null): Finding {
  if (!shell) return finding('bad', 'notInstalled')
  return shell.held < shell.all ? finding('bad', 'missing', { missing: shell.all - shell.held }) : finding('good', 'fine')
}

export type Result = { status: 'none' } | { status: 'running'; done: number } | { status: 'ready'; notes: number } | { status: 'not-ready'; bad: TestName[] }

/** May one leave? Only when everything was tested and nothing is bad. */
export function resultOf(findings: Findings, running: TestName | null): Result {
  const done = TESTS.filter((name) => findings[name])
  if (running) return { status: 'running', done: done.filter((name) => name !== running).length }
  const bad = done.filter((name) => findings[name]?.verdict === 'bad')
  if (bad.length) return { status: 'not-ready', bad }
  if (done.length < TESTS.length) return { status: 'none' }
  return { status: 'ready', notes: done.filter((name) => findings[name]?.verdict === 'note').length }
}

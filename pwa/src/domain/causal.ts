/** In which order mutations of several phones are laid over a view: each after those it builds on (its base). */
import { writeOf } from './conflict'
import type { Pending } from './laying'

type Written = Pick<Pending, 'device' | 'seq' | 'base' | 'device_time'>

/** A phone's own order is its numbers; between phones what a base names comes first, else the clocks decide. */
export function inCausalOrder<T extends Written>(mutations: T[]): T[] {
  const queues = new Map<string, T[]>()
  for (const one of mutations) queues.set(one.device, [...(queues.get(one.device) ?? []), one])
  for (const queue of queues.values()) queue.sort((a, b) => a.seq - b.seq)
  const ordered: T[] = []
  while (ordered.length < mutations.length) {
    const heads = [...queues.values()].flatMap((queue) => queue.slice(0, 1)).sort((a, b) => a.device_time - b.device_time || (a.device < b.device ? -1 : 1))
    const next = heads.find((one) => isReady(one, queues)) ?? heads[0]!
    queues.get(next.device)!.shift()
    ordered.push(next)
  }
  return ordered
}

function isReady(one: Written, queues: Map<string, Written[]>): boolean {
  return one.base.every(({ head }) => {
    const { device, seq } = writeOf(head ?? '')
    const first = device === null || device === one.device ? undefined : queues.get(device)?.[0]
    return !first || first.seq > seq!
  })
}

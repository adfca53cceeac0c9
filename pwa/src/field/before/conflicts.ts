/** Two of this phone's own tasks that cannot both be made (R72); what other teams do only the server knows. Pure. */
import type { DossierView } from '@/domain/rows'

export type Clash = { kind: 'vehicle'; vehicle: string; name: string; time: string } | { kind: 'person'; name: string }

const half = (at: string) => `${at.slice(0, 10)}${Number(at.slice(11, 13)) < 12 ? 'A' : 'P'}`
const plate = (text: string) => text.replace(/[\s·]/g, '').toUpperCase()
const team = (view: DossierView) => Object.keys(view.members).sort().join()

/** `others` are the other tasks of this phone that are still to be made. */
export function clashes(own: DossierView, planned: string, vehicle: string, others: DossierView[]): Clash[] {
  return others.flatMap((other): Clash[] => {
    const task = other.task['self']?.value
    if (!task || other.id === own.id || other.record['self']) return []
    const found: Clash[] = []
    const twice = vehicle && plate(task.vehicle) === plate(vehicle) && half(task.planned_at) === half(planned)
    if (twice && team(other) !== team(own)) found.push({ kind: 'vehicle', vehicle, name: task.object.name, time: task.planned_at.slice(11, 16) })
    if (task.planned_at === planned) found.push({ kind: 'person', name: task.object.name })
    return found
  })
}

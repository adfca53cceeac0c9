/** When the last officer left the premises (ms); null while somebody is there, or nobody ever was. Pure. */
import type { DossierView } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

/** Of a department that has finished its part nobody is waited for: its officers may have gone without checking out. */
export function leftAt(view: DossierView): number | null {
  const all = valuesOf(view, 'checkins')
  const open = all.filter((checkIn) => !view.parts[checkIn.department])
  const outs = (open.length ? open : all).map((checkIn) => checkIn.out_at)
  return outs.length && outs.every((out) => out !== null) ? Math.max(...outs.map((out) => out ?? 0)) : null
}

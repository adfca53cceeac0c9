/** When the last officer left the premises (ms); null while somebody is there, or nobody ever was. Pure. */
import type { DossierView } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

export function leftAt(view: DossierView): number | null {
  const outs = valuesOf(view, 'checkins').map((checkIn) => checkIn.out_at)
  return outs.length && outs.every((out) => out !== null) ? Math.max(...outs.map((out) => out ?? 0)) : null
}

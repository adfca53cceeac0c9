/** What laying a mutation over a view needs, whichever verb it is; see replay.ts. */
import type { Collection, Collections, ConfirmationRow, DossierView, Place } from './rows'

/** A mutation of a phone that the server's rows do not show yet. */
export interface Pending {
  device: string; seq: number; link: string; name: string; args: unknown
  base: { row: string; head: string | null }[]
  made_by: string
  /** milliseconds by the phone's clock; the anchor and the time since are believed before it */
  device_time: number
  anchor?: string | null
  elapsed_ms?: number | null
  place: Place | null
  /** a colleague's, taken over by QR: the server's rows may hold it already */
  relayed?: boolean
}
export type Put = { [C in Collection]: [C, string, Collections[C]] }[Collection]
export type Lay<Args> = (args: Args, by: Pending, view: DossierView) => Put[]

/** When it happened (ms): the signed anchor and the time since on the same boot, else the phone's own clock (G8). */
export function happenedAt({ anchor, elapsed_ms, device_time }: Pick<Pending, 'anchor' | 'elapsed_ms' | 'device_time'>): number {
  const anchored = anchor && elapsed_ms !== null && elapsed_ms !== undefined ? Number(anchor.split('.')[0]) + elapsed_ms : NaN
  return Number.isSafeInteger(anchored) ? anchored : device_time
}

/** The party's answer; what was not said is silent. */
export function answered(part: Partial<ConfirmationRow> & Pick<ConfirmationRow, 'mode'>): Put[] {
  const silent = { signer_name: '', signer_role: '', signature: null, opinion: '', refusal: null, unreachable: null, uncooperative: null }
  return [['confirmation', 'self', { ...silent, ...part }]]
}

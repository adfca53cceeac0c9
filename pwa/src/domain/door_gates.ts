/** Gates at the door: declarations and what the party is told (R60, R74). */
import { openBarriers } from './gates'
import { barrier, type Barrier } from './problem'
import type { DossierView } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

/** R60: about oneself, from the own account, while on the team. */
export function declarationBarriers(view: DossierView, args: { user: string }, user: string): Barrier[] {
  if (args.user !== user) return [barrier('team.own_only')]
  return view.members[user] ? openBarriers(view) : [barrier('team.not_member')]
}

export const DOOR_GATES: Gates<'team.declare/1' | 'visit.tell/1'> = {
  'team.declare/1': declarationBarriers,
  // R70: whoever is met is told, nothing of the party is demanded; only a stranger to the team tells nobody
  'visit.tell/1': (view, _args, user) => (view.members[user] ? openBarriers(view) : [barrier('team.not_member')]),
}

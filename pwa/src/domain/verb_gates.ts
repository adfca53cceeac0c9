/** The gate of each verb, asked by the engine at capture: what the phone itself knows to be impossible is never recorded. */
import * as gates from './gates'
import type { Barrier } from './problem'
import type { DossierView } from './rows'
import type { VerbArgs, VerbName } from './verbs'

type Gate<V extends VerbName> = (view: DossierView, args: VerbArgs[V], user: string) => Barrier[]

const GATES: { [V in VerbName]: Gate<V> } = {
  'team.check_in/1': gates.checkInBarriers,
  'team.check_out/1': () => [],
  'team.confirm/1': () => [],
  'line.assign/1': gates.assignBarriers,
  // an unfinished finding may be kept: completeness (R78) is asked when the part is closed
  'finding.record/1': (view, args, user) => gates.lineBarriers(view, args.line, user),
  'finding.settle/1': (view, args, user) => gates.lineBarriers(view, args.line, user),
  'evidence.attach/1': () => [],
  'contact.log/1': gates.openBarriers,
  'witness.record/1': gates.witnessBarriers,
  'part.close/1': gates.partBarriers,
  'party.confirm/1': gates.confirmBarriers,
  'party.refuse/1': gates.refusalBarriers,
  'party.unreachable/1': gates.unreachableBarriers,
  'record.lock/1': gates.lockBarriers,
  'supplement.propose/1': () => [],
}

export function barriersOf<V extends VerbName>(view: DossierView, name: V, args: VerbArgs[V], user: string): Barrier[] {
  return (GATES[name] as Gate<V>)(view, args, user)
}

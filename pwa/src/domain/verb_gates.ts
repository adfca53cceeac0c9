/** The gate of each verb, asked by the engine at capture: what the phone itself knows to be impossible is never recorded. */
import * as gates from './gates'
import { contestBarriers } from './contests'
import { DOOR_GATES } from './door_gates'
import { EVIDENCE_GATES } from './evidence_gates'
import { LINE_GATES } from './line_gates'
import { OFFICE_GATES } from './office_gates'
import { interruptedBarriers } from './pauses'
import { barrier, type Barrier } from './problem'
import type { DossierView } from './rows'
import type { VerbArgs, VerbName } from './verbs'
import { VISIT_GATES } from './visit_gates'

type Gate<V extends VerbName> = (view: DossierView, args: VerbArgs[V], user: string) => Barrier[]

const GATES: { [V in VerbName]: Gate<V> } = {
  ...DOOR_GATES, ...EVIDENCE_GATES, ...LINE_GATES, ...OFFICE_GATES, ...VISIT_GATES,
  'team.check_in/1': gates.checkInBarriers,
  'team.check_out/1': (view, args) => (view.checkins[args.user] ? [] : [barrier('team.not_member')]),
  'team.confirm/1': gates.confirmCheckInBarriers,
  'line.assign/1': gates.assignBarriers,
  // an unfinished finding may be kept: completeness (R78) is asked when the part is closed
  'finding.record/1': (view, args, user) => [...gates.lineBarriers(view, args.line, user), ...gates.outcomeBarriers(view, args)],
  'contest.settle/1': contestBarriers,
  'finding.settle/1': (view, args, user) => [...gates.lineBarriers(view, args.line, user), ...gates.outcomeBarriers(view, args.value)],
  'evidence.attach/1': () => [],
  'contact.log/1': gates.openBarriers,
  'witness.record/1': gates.witnessBarriers,
  'part.close/1': gates.partBarriers,
  'party.confirm/1': officer((view) => gates.confirmBarriers(view)),
  'party.refuse/1': officer(gates.refusalBarriers),
  'party.unreachable/1': officer(gates.unreachableBarriers),
  'record.lock/1': officer(gates.lockBarriers),
  'supplement.propose/1': () => [],
}

/** Who asks the party and locks the record is an officer of the team. */
function officer<A>(gate: (view: DossierView, args: A) => Barrier[]) {
  return (view: DossierView, args: A, user: string) => [...gates.officerBarriers(view, user), ...gate(view, args)]
}

export function barriersOf<V extends VerbName>(view: DossierView, name: V, args: VerbArgs[V], user: string): Barrier[] {
  const waiting = interruptedBarriers(view, name)
  return waiting.length ? waiting : (GATES[name] as Gate<V>)(view, args, user)
}

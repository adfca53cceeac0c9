/** The files a verb's arguments speak of and its own phone made: they travel with the mutation that names them. */
import type { OfficerSignature, VerbArgs, VerbName } from './verbs'
import { VISIT_MEDIA } from './visit_verbs'

const hashes = (signatures: OfficerSignature[]): (string | null)[] => signatures.map((entry) => entry.sha256)

const NAMED: { [V in VerbName]?: (args: VerbArgs[V]) => (string | null)[] } = {
  ...VISIT_MEDIA,
  'team.check_in/1': (args) => [args.handwriting, args.photo],
  'team.check_out/1': (args) => [args.handwriting ?? null],
  'evidence.attach/1': (args) => [args.sha256],
  'witness.record/1': (args) => [args.signature],
  'part.close/1': (args) => hashes(args.signatures),
  'party.confirm/1': (args) => [args.signature, args.record],
  'party.refuse/1': (args) => [...hashes(args.officers), args.record],
  'party.unreachable/1': (args) => [...hashes(args.officers), args.record],
  'record.lock/1': (args) => [args.record],
}

export function namedMedia<V extends VerbName>(name: V, args: VerbArgs[V]): string[] {
  const named = (NAMED[name] as ((args: VerbArgs[V]) => (string | null)[]) | undefined)?.(args) ?? []
  return named.filter((sha256): sha256 is string => !!sha256)
}

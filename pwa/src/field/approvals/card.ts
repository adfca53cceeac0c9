/** What of a card is read at first sight, and which reasons for returning are offered. Pure. */
import type { ApprovalRow } from '@/domain/visit_rows'

type Fact = ApprovalRow['facts'][number]
/** What decides the matter; the rest folds out. */
const FIRST = ['本部门人员', '更换人员', '更换原因', '紧急情况', '补批期限', '问题线索', '原因', '说明', '申请人', '理由']
const MOST = 3

export function opening(card: ApprovalRow): { shown: Fact[]; folded: Fact[] } {
  const known = card.facts.filter((fact) => FIRST.includes(fact.label))
  const shown = (known.length ? known : card.facts).slice(0, MOST)
  return { shown, folded: card.facts.filter((fact) => !shown.includes(fact)) }
}

const OWN = ['INSPECTION', 'URGENT', 'SURPRISE', 'REPLACEMENT'] as const
export const reasonsFor = (kind: ApprovalRow['kind']): string => OWN.find((one) => one === kind) ?? 'OTHER'

import type { FindingAnswer } from '@/lib/contracts/findings'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { Money } from '../ui/money'
import type { SubjectKind } from './finding-words'

/** What is paid for by itself; everything else costs nothing, whatever is known of it. */
const PAID: readonly SubjectKind[] = ['vm', 'volume', 'snapshot', 'backup', 'ip'] satisfies Kind[]

/** What settling it would save. A thing that is found for two reasons is counted under one of them, and says so at the other. */
export function Saving({
  finding: { saving, monthlyCost, subject },
}: {
  finding: Pick<FindingAnswer, 'saving' | 'monthlyCost' | 'subject'>
}) {
  if (saving !== null) return <Money amount={saving} />
  if (!PAID.includes(subject.kind)) return <span className="text-soft">nothing</span>
  if (monthlyCost === null) return <span className="text-unknown">not known</span>
  return <span className="text-soft">{monthlyCost > 0 ? 'counted once, elsewhere' : 'nothing'}</span>
}

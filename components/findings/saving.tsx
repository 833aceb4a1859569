import type { FindingAnswer } from '@/lib/contracts/findings'
import { Money } from '../ui/money'

/** What settling it would save. A thing that is found for two reasons is counted under one of them, and says so at the other. */
export function Saving({
  finding: { saving, monthlyCost },
}: {
  finding: Pick<FindingAnswer, 'saving' | 'monthlyCost'>
}) {
  if (saving !== null) return <Money amount={saving} />
  if (monthlyCost === null) return <span className="text-unknown">not known</span>
  return <span className="text-soft">{monthlyCost > 0 ? 'counted once, elsewhere' : 'nothing'}</span>
}

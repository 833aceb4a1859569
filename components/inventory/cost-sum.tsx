import type { TotalsAnswer } from '@/lib/contracts/inventory'
import { Money } from '../ui/money'

/** What things cost together, and what the sum leaves out. */
export function CostSum({
  total: { monthlyCost, unknownCosts },
  inColumn = false,
}: {
  total: TotalsAnswer['total']
  /** Under a column that says what it is. */
  inColumn?: boolean
}) {
  const missing =
    unknownCosts === 0
      ? undefined
      : `without ${unknownCosts === 1 ? 'one thing' : `${unknownCosts.toLocaleString('en')} things`} whose price nobody knows`
  return (
    <span title={missing}>
      {inColumn ? null : ', '}
      {missing ? (inColumn ? '≥ ' : 'at least ') : null}
      <Money amount={monthlyCost} {...(inColumn ? {} : { per: 'month' as const })} />
      {missing ? <span className="sr-only"> ({missing})</span> : null}
    </span>
  )
}

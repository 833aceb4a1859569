import { classNames } from './class-names'
import { moneyWording } from './money-wording'

/** An amount in figures that align, with what it is per and where it comes from. A missing amount is said, not shown as zero. */
export function Money({
  amount,
  currency = 'USD',
  per,
  source,
  className,
}: {
  amount: number | null
  currency?: string
  per?: 'month' | 'year'
  /** "Raff's own price", "from the price list". On hover and for screen readers. */
  source?: string
  className?: string
}) {
  if (amount === null) {
    return (
      <span className={classNames('text-unknown', className)} title={source}>
        not known
        {source ? <span className="sr-only"> ({source})</span> : null}
      </span>
    )
  }
  return (
    <span className={classNames('figures whitespace-nowrap', className)} title={source}>
      {moneyWording(amount, currency)}
      {per ? <span className="text-soft"> a {per}</span> : null}
      {source ? <span className="sr-only"> ({source})</span> : null}
    </span>
  )
}

import type { StaleAnswer } from '@/lib/contracts/stale'
import { Link } from '../ui/link'
import { Money } from '../ui/money'

type Group = StaleAnswer['groups'][number]

/** A reason over its rows: what it means, how many there are, and what settling them would save. */
export function GroupHead({ group, chosen }: { group: Group | undefined; chosen: boolean }) {
  if (!group) return null
  const { code, title, explanation, count, saving, unknownSavings, rows } = group
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="font-serif text-title">{title}</span>
        <span className="figures text-fine text-soft">
          {count.toLocaleString('en')}
          {saving > 0 ? (
            <>
              , saves {unknownSavings > 0 ? 'at least ' : null}
              <Money amount={saving} per="month" />
            </>
          ) : null}
        </span>
      </div>
      <p className="mt-1 max-w-[78ch] text-fine text-soft">{explanation}</p>
      {rows.length < count ? (
        <p className="mt-1 text-fine">
          {chosen ? (
            <span className="text-soft">
              The first {rows.length.toLocaleString('en')} are shown. Search or filter to reach the others.
            </span>
          ) : (
            <Link href={`/stale?code=${encodeURIComponent(code)}`}>Show all {count.toLocaleString('en')}</Link>
          )}
        </p>
      ) : null}
    </div>
  )
}

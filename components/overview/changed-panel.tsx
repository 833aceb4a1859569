import type { OverviewAnswer } from '@/lib/contracts/overview'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'

/** What appeared, changed and went within the week, each line leading to its things. */
export function ChangedPanel({ changed: { since, sentence, items } }: Pick<OverviewAnswer, 'changed'>) {
  return (
    <section aria-labelledby="changed-heading">
      <h2 id="changed-heading" className="small-caps mb-2 text-lead text-soft">
        What changed since <RelativeTime at={since} style="date" />
      </h2>
      <p>{sentence}</p>
      {items.length > 0 ? (
        <ul className="mt-3 border-rule border-t">
          {items.map(({ kind, what, sentence: words, href }) => (
            <li key={`${kind} ${what}`} className="border-rule border-b py-2">
              <Link kind="ink" href={href} className="wrap-anywhere">
                {words}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

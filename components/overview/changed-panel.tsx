import type { OverviewAnswer } from '@/lib/contracts/overview'
import { KIND_WORDS, type Kind } from '@/lib/domain/inventory/kinds'
import { asSentence } from '../ui/count-wording'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'

type Item = OverviewAnswer['changed']['items'][number]

const WORDS: Record<Item['what'], string> = {
  appeared: 'new',
  changed: 'changed',
  gone: 'gone',
  returned: 'back again',
}

/** What appeared, changed and went within the week, a line a kind, each number leading to its things. */
export function ChangedPanel({ changed: { since, watched, sentence, items } }: Pick<OverviewAnswer, 'changed'>) {
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  return (
    <section aria-labelledby="changed-heading">
      <h2 id="changed-heading" className="small-caps mb-2 text-lead text-soft">
        What changed{' '}
        {watched === 'week' ? (
          <>
            since <RelativeTime at={since} style="date" />
          </>
        ) : (
          'since we began watching'
        )}
      </h2>
      {kinds.length === 0 ? (
        <p>{sentence}</p>
      ) : (
        <ul className="border-rule border-t sm:columns-2 sm:gap-x-10">
          {kinds.map((kind) => (
            <KindLine key={kind} kind={kind} items={items.filter((item) => item.kind === kind)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function KindLine({ kind, items }: { kind: Kind; items: readonly Item[] }) {
  return (
    <li className="flex break-inside-avoid flex-wrap justify-between gap-x-4 border-rule border-b py-2">
      <span>{asSentence(KIND_WORDS[kind].many)}</span>
      <span className="ms-auto flex flex-wrap justify-end gap-x-3">
        {items.map(({ what, count, sentence, href }) => (
          <Link key={what} kind="ink" href={href} title={sentence} className="figures">
            {count.toLocaleString('en')} {WORDS[what]}
          </Link>
        ))}
      </span>
    </li>
  )
}

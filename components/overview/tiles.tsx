import type { OverviewAnswer, TileAnswer } from '@/lib/contracts/overview'
import { leadsToPage } from '../shell/navigation'
import { PageLink } from '../ui/page-link'

/** The five numbers of the week, each with what it counts, how it moved, and the way to its rows. */
export function Tiles({ tiles }: { tiles: OverviewAnswer['tiles'] }) {
  return (
    <section aria-label="This week in numbers" className="mb-12">
      <ul className="border-ink border-t max-sm:divide-y max-sm:divide-rule max-sm:border-b max-sm:border-b-rule sm:grid sm:grid-cols-3 xl:grid-cols-5">
        {tiles.map((tile) => (
          <li
            key={tile.tile}
            className="sm:border-rule sm:border-b sm:max-xl:nth-[3n+2]:border-x xl:not-first:border-s"
          >
            <TileLink tile={tile} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const LOOK =
  'group/tile grid h-full grid-cols-[minmax(0,1fr)_auto] content-start items-baseline gap-x-4 px-1 py-4 text-ink no-underline sm:block sm:px-5 sm:py-5'

function TileLink({ tile }: { tile: TileAnswer }) {
  if (!leadsToPage(tile.href))
    return (
      <div className={LOOK}>
        <TileWords tile={tile} />
      </div>
    )
  return (
    <PageLink href={tile.href} className={`${LOOK} hover:bg-sunk`}>
      <TileWords tile={tile} />
    </PageLink>
  )
}

function TileWords({ tile: { title, count, decided, sentence, change, changeSentence } }: { tile: TileAnswer }) {
  return (
    <>
      <span className="small-caps block text-balance text-lead text-soft group-hover/tile:text-ink sm:max-2xl:min-h-13">
        {title}
      </span>
      <span className="figures block font-serif text-sentence text-end max-sm:row-span-2 max-sm:self-center sm:text-start sm:mt-1">
        {count.toLocaleString('en')}
        <span className="font-sans text-fine text-soft max-sm:block sm:ms-2">
          {count === 1 ? 'needs a decision' : 'need a decision'}
        </span>
      </span>
      <span className="block">
        <span className="block text-fine">{sentence}</span>
        {decided > 0 ? (
          <span className="mt-1 block text-fine">{decided.toLocaleString('en')} more: decided or put off</span>
        ) : null}
        <span className="mt-1 block text-fine text-soft">
          <Direction change={change} />
          {changeSentence}
        </span>
      </span>
    </>
  )
}

/** Which way it moved; the words beside it say how far. */
function Direction({ change }: { change: number | null }) {
  if (change === null || change === 0) return null
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 8 8"
      className={`me-1.5 inline size-2 fill-current ${change > 0 ? 'text-risk' : 'text-good'}`}
    >
      {change > 0 ? <path d="M4 0 8 8H0Z" /> : <path d="M0 0h8L4 8Z" />}
    </svg>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { api, queryString } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { ResourceRow } from '@/lib/contracts/inventory'
import type { Group } from '@/lib/domain/inventory/columns'
import { countOf, KIND_WORDS, KINDS } from '@/lib/domain/inventory/kinds'
import { inWords } from '@/lib/domain/permission-words'
import { QueryBoundary } from '../states/query-boundary'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { COST_SOURCE_WORDS } from './cost-source-words'
import type { GroupRow } from './group-columns'
import { capital, type Filter } from './inventory-address'
import { OwnerWord } from './owner-word'
import { ResourceLink } from './resource-link'
import { ResourceStatus } from './resource-status'

/** Rows. Enough to see what it is about; all of them are a press away. */
const SHOWN = 12

const listSchema = () => import('@/lib/contracts/inventory').then(({ resourcesAnswer }) => resourcesAnswer)

/** A group opened: what it is made of, its most expensive things, and the way to all of them. */
export function GroupContents({ group, row, filter }: { group: Group; row: GroupRow; filter: Filter }) {
  const within = { ...filter, [group]: row.key ?? 'none', ...(group === 'tag' ? { kind: 'vm' } : {}) }
  const query = { ...within, sort: '-cost', limit: String(SHOWN) }
  const things = useQuery({
    queryKey: queryKeys.resources(query),
    queryFn: ({ signal }) => api('/api/resources', { query, schema: listSchema, signal }),
  })
  const made = KINDS.flatMap((kind) => (row.kinds[kind] ? [countOf(kind, row.kinds[kind])] : []))
  return (
    <div className="max-w-5xl py-1">
      <p className="mb-3 text-soft">{capital(inWords(made))}.</p>
      <QueryBoundary query={things} what="things">
        {({ data }) => (
          <>
            <Things rows={data} />
            <p className="mt-3">
              <Link href={`/inventory${queryString(within)}`} scroll={false}>
                {row.count > data.length
                  ? `Show all ${row.count.toLocaleString('en')} in the table`
                  : 'Show these in the table'}
              </Link>
            </p>
          </>
        )}
      </QueryBoundary>
    </div>
  )
}

function Things({ rows }: { rows: readonly ResourceRow[] }) {
  return (
    <ul>
      {rows.map((thing) => (
        <li
          key={thing.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-rule border-t py-1.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_7rem]"
        >
          <ResourceLink id={thing.id} name={thing.name} gone={thing.goneAt !== null} />
          <span className="text-soft max-sm:hidden">{KIND_WORDS[thing.kind].one}</span>
          <span className="max-sm:hidden">
            <ResourceStatus row={thing} />
          </span>
          <span className="min-w-0 max-sm:hidden">
            <OwnerWord owner={thing.owner} />
          </span>
          <Money amount={thing.monthlyCost} source={COST_SOURCE_WORDS[thing.costSource]} className="text-end" />
        </li>
      ))}
    </ul>
  )
}

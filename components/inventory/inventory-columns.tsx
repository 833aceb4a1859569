import type { ResourceRow } from '@/lib/contracts/inventory'
import type { Column as Exported } from '@/lib/domain/inventory/columns'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import { statusWords } from '@/lib/domain/inventory/status-words'
import { shownName } from '@/lib/domain/inventory/shown-name'
import type { Column } from '../data-table/column'
import { Money } from '../ui/money'
import { RelativeTime } from '../ui/relative-time'
import { COST_SOURCE_WORDS } from './cost-source-words'
import { ResourceLink } from './resource-link'
import { OwnerWord } from './owner-word'
import { ResourceStatus } from './resource-status'

// Columns that can be sorted by are called as the API calls the order.

export const INVENTORY_COLUMNS: readonly Column<ResourceRow>[] = [
  {
    id: 'name',
    header: 'Name',
    isName: true,
    grow: true,
    sortable: true,
    width: 12,
    value: ({ name }) => name,
    cell: ({ id, name, goneAt }) => <ResourceLink id={id} name={name} gone={goneAt !== null} />,
  },
  {
    id: 'kind',
    header: 'Kind',
    sortable: true,
    width: 8,
    yields: 3.5,
    value: ({ kind }) => KIND_WORDS[kind].one,
    cell: ({ kind }) => KIND_WORDS[kind].one,
  },
  {
    id: 'status',
    header: 'Status',
    sortable: true,
    width: 8.5,
    yields: 1,
    value: ({ kind, status }) => statusWords(kind, status)?.word,
    cell: (row) => <ResourceStatus row={row} />,
  },
  {
    id: 'project',
    header: 'Project',
    sortable: true,
    width: 9,
    yields: 4,
    value: ({ projectName }) => projectName,
    cell: ({ projectName }) => <OneLine text={projectName === null ? null : shownName(projectName)} />,
  },
  {
    id: 'environment',
    header: 'Environment',
    sortable: true,
    width: 10,
    yields: 6,
    value: ({ environment }) => environment,
    cell: ({ environment, environmentFrom }) =>
      environment ? (
        <span className="block truncate">
          {environment}
          {environmentFrom === 'guessed' ? <span className="text-fine text-soft"> a guess</span> : null}
        </span>
      ) : null,
  },
  {
    id: 'owner',
    header: 'Owner',
    sortable: true,
    width: 8.5,
    yields: 3,
    value: ({ owner }) => owner?.name,
    cell: ({ owner }) => <OwnerWord owner={owner} />,
  },
  {
    id: 'parent',
    header: 'Belongs to',
    width: 9.5,
    yields: 8,
    value: ({ parent }) => parent?.name,
    cell: ({ parent }) => (parent ? <ResourceLink id={parent.id} name={parent.name} gone={parent.gone} /> : null),
  },
  {
    id: 'addresses',
    header: 'Addresses',
    width: 10,
    yields: 7,
    value: ({ addresses }) => addresses.join(' '),
    cell: ({ addresses }) => <OneLine text={addresses.join(', ')} className="figures" />,
  },
  {
    id: 'tags',
    header: 'Tags',
    hiddenAtFirst: true,
    width: 11,
    yields: 8,
    value: ({ tags }) => tags.join(' '),
    cell: ({ tags }) => <OneLine text={tags.join(', ')} />,
  },
  {
    id: 'created',
    header: 'Made',
    sortable: true,
    sortFirst: 'descending',
    hiddenAtFirst: true,
    width: 8,
    yields: 9,
    value: ({ createdAt }) => (createdAt ? new Date(createdAt) : null),
    cell: ({ createdAt }) => (createdAt ? <RelativeTime at={createdAt} /> : null),
  },
  {
    id: 'firstSeen',
    header: 'First seen',
    sortable: true,
    sortFirst: 'descending',
    hiddenAtFirst: true,
    width: 8,
    yields: 10,
    value: ({ firstSeenAt }) => new Date(firstSeenAt),
    cell: ({ firstSeenAt }) => <RelativeTime at={firstSeenAt} />,
  },
  {
    id: 'gone',
    header: 'Gone',
    sortable: true,
    sortFirst: 'descending',
    hiddenAtFirst: true,
    width: 8,
    yields: 11,
    value: ({ goneAt }) => (goneAt ? new Date(goneAt) : null),
    cell: ({ goneAt }) => (goneAt ? <RelativeTime at={goneAt} /> : null),
  },
  {
    id: 'raffId',
    header: 'Id at Raff',
    hiddenAtFirst: true,
    width: 12,
    yields: 12,
    value: ({ raffId }) => raffId,
    cell: ({ raffId }) => <OneLine text={raffId} className="font-mono text-[0.9em] text-soft" />,
  },
  {
    id: 'cost',
    header: 'A month',
    sortable: true,
    sortFirst: 'descending',
    align: 'end',
    width: 6.75,
    yields: 2,
    value: ({ monthlyCost }) => monthlyCost,
    cell: ({ monthlyCost, costSource }) =>
      costSource === 'free' && monthlyCost === 0 ? (
        <span className="text-soft" title={COST_SOURCE_WORDS.free}>
          –<span className="sr-only">nothing</span>
        </span>
      ) : (
        <Money amount={monthlyCost} source={COST_SOURCE_WORDS[costSource]} />
      ),
  },
]

/** What a column is called in the file: its own name there, and what belongs to it. */
export const EXPORTED: Record<string, readonly Exported[]> = {
  name: ['name'],
  kind: ['kind'],
  status: ['status', 'statusSince'],
  project: ['project'],
  environment: ['environment'],
  owner: ['owner', 'ownerConfirmedAt'],
  addresses: ['addresses'],
  parent: ['parent'],
  tags: ['tags'],
  created: ['createdAt'],
  firstSeen: ['firstSeenAt'],
  gone: ['goneAt'],
  raffId: ['raffId'],
  cost: ['monthlyCost', 'costSource'],
}

function OneLine({ text, className = '' }: { text: string | null; className?: string }) {
  if (!text) return null
  return (
    <bdi
      className={`block truncate max-sm:line-clamp-3 max-sm:whitespace-normal max-sm:wrap-anywhere ${className}`}
      title={text}
    >
      {text}
    </bdi>
  )
}

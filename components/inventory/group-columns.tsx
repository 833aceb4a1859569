import type { TotalsAnswer } from '@/lib/contracts/inventory'
import type { Group } from '@/lib/domain/inventory/columns'
import { isKind, KIND_WORDS, type Kind } from '@/lib/domain/inventory/kinds'
import { isNameless } from '@/lib/domain/inventory/shown-name'
import type { Column } from '../data-table/column'
import { CostSum } from './cost-sum'
import { capital } from './inventory-address'
import { ShareBar } from './share-bar'

export type GroupRow = TotalsAnswer['groups'][number]

/** What stands for the things that are in no group of this sort. */
export const NO_GROUP: Record<Group, string> = {
  project: 'Outside of projects',
  owner: 'Nobody answers for these',
  environment: 'Without an environment',
  tag: 'Servers without tags',
  kind: 'Without a kind',
  status: 'Without a status',
}

export function groupName(group: Group, { key, name }: Pick<GroupRow, 'key' | 'name'>): string {
  if (key === null) return NO_GROUP[group]
  if (group === 'kind') return isKind(key) ? capital(KIND_WORDS[key].many) : key
  return name === null || isNameless(name) ? key : name
}

/** A column for each sort of thing one counts; the rest together. */
const COUNTED: { id: string; header: string; kinds: readonly Kind[]; yields: number }[] = [
  { id: 'servers', header: 'Servers', kinds: ['vm'], yields: 2 },
  { id: 'disks', header: 'Disks', kinds: ['volume'], yields: 3 },
  { id: 'copies', header: 'Copies', kinds: ['backup', 'snapshot'], yields: 4 },
  { id: 'addresses', header: 'Addresses', kinds: ['ip'], yields: 5 },
]
const COUNTED_KINDS = new Set(COUNTED.flatMap(({ kinds }) => kinds))

export function groupColumns(group: Group, wholeCost: number): readonly Column<GroupRow>[] {
  return [
    {
      id: 'name',
      header: capital(group),
      isName: true,
      grow: true,
      sortable: true,
      width: 13,
      value: (row) => groupName(group, row),
      cell: (row) => (
        <bdi className={`line-clamp-2 wrap-anywhere ${row.key === null ? 'text-soft italic' : 'font-medium'}`}>
          {groupName(group, row)}
        </bdi>
      ),
    },
    ...(group === 'kind' || group === 'tag'
      ? [countColumn('things', 'Things', ({ count }) => count, 1)]
      : kindColumns()),
    {
      id: 'cost',
      header: 'A month',
      sortable: true,
      sortFirst: 'descending',
      align: 'end',
      width: 7.5,
      value: ({ monthlyCost }) => monthlyCost,
      cell: (row) => <CostSum total={row} inColumn />,
    },
    {
      id: 'share',
      header: 'Share of the cost',
      width: 10,
      yields: 6,
      value: ({ monthlyCost }) => (wholeCost > 0 ? Math.round((monthlyCost / wholeCost) * 100) : null),
      cell: ({ monthlyCost }) => <ShareBar part={monthlyCost} whole={wholeCost} />,
    },
  ]
}

function kindColumns(): Column<GroupRow>[] {
  return [
    ...COUNTED.map(({ id, header, kinds, yields }) =>
      countColumn(id, header, (row) => countOfKinds(row, kinds), yields),
    ),
    countColumn('others', 'Other', otherCount, 7),
  ]
}

function countColumn(id: string, header: string, count: (row: GroupRow) => number, yields: number): Column<GroupRow> {
  return {
    ...{ id, header, yields },
    sortable: true,
    sortFirst: 'descending',
    align: 'end',
    width: 6,
    value: count,
    cell: (row) => <Count count={count(row)} />,
  }
}

function Count({ count }: { count: number }) {
  if (count > 0) return count.toLocaleString('en')
  return (
    <span className="text-soft">
      –<span className="sr-only">none</span>
    </span>
  )
}

function countOfKinds({ kinds }: GroupRow, wanted: readonly Kind[]): number {
  return wanted.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0)
}

function otherCount({ kinds }: GroupRow): number {
  return Object.entries(kinds).reduce((sum, [kind, count]) => sum + (COUNTED_KINDS.has(kind as Kind) ? 0 : count), 0)
}

import type { HandoverItem } from '@/lib/contracts/handover'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import type { Column } from '../data-table/column'
import { Link } from '../ui/link'
import { PART_WORDS } from './handover-words'

export const HANDOVER_COLUMNS: readonly Column<HandoverItem>[] = [
  {
    id: 'name',
    header: 'What',
    isName: true,
    grow: true,
    width: 14,
    value: ({ name }) => name,
    cell: (item) => <Name item={item} />,
  },
  {
    id: 'part',
    header: 'They are',
    width: 9,
    value: ({ part }) => PART_WORDS[part],
    cell: ({ part }) => PART_WORDS[part],
  },
  {
    id: 'project',
    header: 'Where',
    grow: true,
    width: 11,
    yields: 2,
    value: ({ projectName, environment }) => [projectName, environment].filter(Boolean).join(', '),
    cell: ({ projectName, environment }) =>
      projectName ? (
        <span className="wrap-anywhere">
          <bdi>{projectName}</bdi>
          {environment ? <span className="text-soft">, {environment}</span> : null}
        </span>
      ) : (
        <span className="text-soft">—</span>
      ),
  },
  {
    id: 'purpose',
    header: 'What it is for',
    grow: true,
    width: 14,
    yields: 3,
    value: ({ purpose }) => purpose,
    cell: ({ part, purpose }) =>
      part === 'finding' ? (
        <span className="text-soft">—</span>
      ) : purpose ? (
        <bdi className="wrap-anywhere">{purpose}</bdi>
      ) : (
        <span className="text-soft">nobody has said</span>
      ),
  },
  {
    id: 'other',
    header: 'Also named',
    grow: true,
    width: 11,
    yields: 1,
    value: ({ other }) => other?.name,
    cell: (item) => <Other item={item} />,
  },
]

function Name({ item: { part, id, kind, name, purpose } }: { item: HandoverItem }) {
  const words = kind === 'team' ? 'team' : kind === 'finding' ? `finding: ${purpose}` : KIND_WORDS[kind].one
  const href = part === 'finding' ? `/findings?q=${encodeURIComponent(name)}` : `/inventory/${id}`
  return (
    <span className="wrap-anywhere">
      {part === 'team' ? (
        <bdi className="font-medium">{name}</bdi>
      ) : (
        <Link kind="ink" href={href}>
          <bdi className="font-medium">{name}</bdi>
        </Link>
      )}
      <span className="block text-fine text-soft">{words}</span>
    </span>
  )
}

function Other({ item: { part, other } }: { item: HandoverItem }) {
  if (!other) return <span className="text-soft">{part === 'team' || part === 'finding' ? '—' : 'nobody'}</span>
  return (
    <span className="wrap-anywhere">
      <bdi>{other.name}</bdi>
      <span className="text-soft">{other.gone ? ', who left' : part === 'backup' ? ', the owner' : ', stands in'}</span>
    </span>
  )
}

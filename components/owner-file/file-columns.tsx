import type { ImportLine } from '@/lib/contracts/ownership-imports'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import { OWNERSHIP_FIELD_WORDS } from '@/lib/domain/ownership/ownership'
import type { Column } from '../data-table/column'
import { StatusMark } from '../ui/status-mark'
import { LINE_WORDS, valueWords } from './file-words'

export const FILE_COLUMNS: readonly Column<ImportLine>[] = [
  {
    id: 'line',
    header: 'Line',
    align: 'end',
    width: 4,
    value: ({ line }) => line,
    cell: ({ line }) => line.toLocaleString('en'),
  },
  {
    id: 'name',
    header: 'Thing',
    isName: true,
    grow: true,
    width: 12,
    value: ({ name }) => name,
    cell: ({ name, kind }) => (
      <span className="wrap-anywhere">
        <bdi className="font-medium">{name || 'not said'}</bdi>
        {kind ? <span className="block text-fine text-soft">{KIND_WORDS[kind].one}</span> : null}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'This line',
    width: 9,
    value: ({ state }) => LINE_WORDS[state].word,
    cell: ({ state }) => <StatusMark tone={LINE_WORDS[state].tone}>{LINE_WORDS[state].word}</StatusMark>,
  },
  {
    id: 'what',
    header: 'What it says',
    grow: true,
    width: 26,
    value: ({ changes, problems }) =>
      [
        ...changes.map(
          ({ field, before, after }) => `${OWNERSHIP_FIELD_WORDS[field]}: ${valueWords(before)} → ${valueWords(after)}`,
        ),
        ...problems.map(({ message }) => message),
      ].join('; '),
    cell: (line) => <What line={line} />,
  },
]

function What({ line: { changes, problems } }: { line: ImportLine }) {
  return (
    <ul className="space-y-1">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="wrap-anywhere">
          <span className="text-soft">{OWNERSHIP_FIELD_WORDS[field]}: </span>
          {before === null || before === false ? null : (
            <>
              <del className="text-soft">
                <bdi>{valueWords(before)}</bdi>
              </del>
              <span aria-hidden="true"> → </span>
            </>
          )}
          <ins className="font-medium no-underline">
            <bdi>{valueWords(after)}</bdi>
          </ins>
        </li>
      ))}
      {problems.map(({ column, message }) => (
        <li key={`${column} ${message}`} className="wrap-anywhere">
          {column ? <span className="text-soft">{column}: </span> : null}
          {message}
        </li>
      ))}
    </ul>
  )
}

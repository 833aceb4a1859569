'use client'

import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useList } from '@/lib/client/use-list'
import { useSubmit } from '@/lib/client/use-submit'
import type { ImportAnswer, ImportLine } from '@/lib/contracts/ownership-imports'
import { countWords } from '@/lib/domain/number-words'
import { DataTable } from '../data-table/data-table'
import { FilterSelect } from '../data-table/filter-select'
import { useOwnershipChanged } from '../owners/use-ownership'
import { Empty } from '../states/empty'
import { Button } from '../ui/button'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { FILE_COLUMNS } from './file-columns'
import { LINE_WORDS } from './file-words'

const importSchema = () => import('@/lib/contracts/ownership-imports').then((all) => all.importAnswer)
const linesSchema = () => import('@/lib/contracts/ownership-imports').then((all) => all.importLinesAnswer)

/** Columns that are used for nothing; the others are counted. */
const MOST_NAMED = 30

const THINGS = { one: 'line', many: 'lines' }
const idOf = ({ line }: ImportLine) => String(line)
const nameOf = ({ line, name }: ImportLine) => `line ${line}, ${name}`
const STATES = (['change', 'problem', 'same'] as const).map((value) => ({ value, label: LINE_WORDS[value].many }))

/** What every line would change, before it does; then what was done. */
export function FilePreview({
  preview,
  busy,
  onApplied,
  onLookAgain,
  onAnother,
}: {
  preview: ImportAnswer
  /** Being looked at again. */
  busy: boolean
  onApplied: (applied: ImportAnswer) => void
  onLookAgain: () => void
  onAnother: () => void
}) {
  const { id, changes, problems, unused, appliedAt } = preview
  const [state, setState] = useState('')
  const changed = useOwnershipChanged()
  const list = useList<ImportLine>({
    key: ['ownership-import', id, state],
    path: `/api/ownership/imports/${id}/lines`,
    query: { state },
    schema: linesSchema,
  })
  const applying = useSubmit(async () => {
    onApplied(await api(`/api/ownership/imports/${id}/apply`, { method: 'POST', schema: importSchema }))
    await changed()
  })
  const { problem } = applying
  // a preview that is not true any more is looked at again, not pressed again
  const isDone =
    appliedAt !== null || changes === 0 || busy || problem?.code === 'conflict' || problem?.code === 'not-found'
  return (
    <div className="space-y-6">
      {unused.length > 0 && !appliedAt ? (
        <Notice title={unused.length === 1 ? 'One column means nothing here' : 'Some columns mean nothing here'}>
          Nothing is taken from:{' '}
          {unused.slice(0, MOST_NAMED).map((title, index) => (
            <span key={title}>
              {index > 0 ? ', ' : ''}
              <bdi className="wrap-anywhere">{title}</bdi>
            </span>
          ))}
          {unused.length > MOST_NAMED ? ` and ${unused.length - MOST_NAMED} more` : ''}.
        </Notice>
      ) : null}
      {problem ? (
        <Notice
          tone={problem.code === 'conflict' ? 'risk' : 'danger'}
          title="Nothing was changed"
          announce
          actions={
            problem.code === 'conflict' || problem.code === 'not-found' ? (
              <Button onClick={onLookAgain} busy={busy && 'Reading every line…'}>
                Look at the file again
              </Button>
            ) : null
          }
        >
          {problem.message}
        </Notice>
      ) : null}
      {appliedAt ? (
        <Notice tone="good" title="Applied, exactly as it was shown" announce>
          Whoever is an owner now confirms it themselves.
          {problems > 0 ? ` ${countWords(problems, 'line was', 'lines were')} left out.` : ''}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3" data-screen-only>
        {isDone ? null : (
          <Button kind="primary" busy={applying.busy && 'Writing it down…'} onClick={() => void applying.run()}>
            Apply {changes === 1 ? 'this change' : `these ${changes.toLocaleString('en')} changes`}
          </Button>
        )}
        <Button onClick={onAnother}>{appliedAt ? 'Look at another file' : 'Take another file'}</Button>
        {appliedAt ? <ButtonLink href="/inventory">Go to the inventory</ButtonLink> : null}
      </div>
      <DataTable<ImportLine>
        name="owners-from-a-file"
        things={THINGS}
        columns={FILE_COLUMNS}
        list={list}
        rowId={idOf}
        rowName={nameOf}
        filters={<FilterSelect label="Show" anyLabel="every line" value={state} options={STATES} onChange={setState} />}
        nothing={<Empty sentence="There is no such line." />}
      />
    </div>
  )
}

'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { OwnershipResults } from '@/lib/contracts/ownership'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { AS_IT_IS, editOfMany } from './edit-of'
import type { GivenThings } from './given-things'
import { ManyFields } from './many-fields'
import { RefusedThings } from './refused-things'
import { useSuggestions } from './use-suggestions'
import { resultsSchema, useOwners, useOwnershipChanged } from './use-ownership'

/** Loaded with the first opening of the dialog. */
export default function GiveOwnerForm({
  given,
  count,
  onClose,
  onDone,
}: {
  given: GivenThings
  count: number
  onClose: () => void
  onDone: (sentence: string) => void
}) {
  const owners = useOwners()
  const changed = useOwnershipChanged()
  const suggested = useSuggestions('things' in given ? given.things.map(({ id }) => id) : [])
  const [owner, choose] = useState(AS_IT_IS)
  const [results, setResults] = useState<OwnershipResults | null>(null)
  const { run, busy, problem, fields } = useSubmit(async (said: FormData) => {
    const change = editOfMany(said)
    const which =
      'things' in given ? { ids: given.things.map(({ id }) => id) } : { filter: given.filter, expected: given.count }
    const answer = await api('/api/ownership/bulk', {
      method: 'POST',
      body: { ...which, change },
      schema: resultsSchema,
    })
    await changed()
    if (answer.refused > 0) setResults(answer)
    else {
      onDone(sentenceOf(answer))
      onClose()
    }
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  if (results) {
    return (
      <RefusedThings
        results={results}
        sentence={sentenceOf(results)}
        onClose={() => {
          onDone(sentenceOf(results))
          onClose()
        }}
      />
    )
  }
  if (owners.error) return <Notice tone="danger" title="Who can be chosen could not be read" announce />
  if (!owners.data) return <p className="text-soft">Reading who can be chosen…</p>
  const name = owners.data.data.find(({ key }) => key === owner)?.name
  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
      {problem ? (
        <Notice tone="danger" title="Nothing was changed" announce>
          {problem.message}
        </Notice>
      ) : null}
      <ManyFields owners={owners.data.data} suggested={suggested} owner={owner} onOwner={choose} errors={fields} />
      <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
        {name ? (
          <>
            Make <bdi>{name}</bdi> the owner of {count === 1 ? 'it' : `all ${count.toLocaleString('en')}`}
          </>
        ) : (
          'Write it down'
        )}
      </Button>
    </form>
  )
}

function sentenceOf({ changed, same, refused }: OwnershipResults): string {
  const parts = [
    `${things(changed)} changed`,
    ...(same > 0 ? [`${things(same)} so already`] : []),
    ...(refused > 0 ? [`${things(refused)} left as ${refused === 1 ? 'it was' : 'they were'}`] : []),
  ]
  return `${parts.join('; ')}.`
}

function things(count: number): string {
  return count === 1 ? 'One thing' : `${count.toLocaleString('en')} things`
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { asProblem } from '@/lib/client/api-problem'
import { queryKeys } from '@/lib/client/query-keys'
import { tellApart } from '@/lib/domain/tell-apart'
import { Field } from '../ui/field'
import { Select } from '../ui/select'

const schema = () => import('@/lib/contracts/people').then(({ peopleAnswer }) => peopleAnswer)

/** One of those who can sign in, or nobody any more. `required`: somebody it has to be. */
export function PersonField({
  value,
  onChange,
  error,
  required = false,
}: {
  value: string
  onChange: (id: string) => void
  error: string | undefined
  required?: boolean
}) {
  const people = useQuery({
    queryKey: queryKeys.people(),
    queryFn: ({ signal }) => api('/api/people', { schema, signal }),
  })
  const active = people.data?.data.filter(({ state }) => state === 'active') ?? []
  const called = tellApart(active)
  const why = people.error ? asProblem(people.error).message : null
  return (
    <Field label="Who" error={error ?? why} required>
      <Select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={people.isPending ? 'Looking who is here…' : 'Choose a person'}
        options={[
          ...active.map((person) => ({ value: person.id, label: called(person) })),
          ...(required ? [] : [{ value: NOBODY, label: 'Nobody any more' }]),
        ]}
      />
    </Field>
  )
}

/** Stands for giving it back. */
export const NOBODY = 'nobody'

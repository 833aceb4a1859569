'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { LeaversAnswer } from '@/lib/contracts/handover'
import type { OwnersAnswer } from '@/lib/contracts/ownership'
import { OwnerSelect } from '../owners/owner-select'
import { useOwners } from '../owners/use-ownership'
import { QueryBoundary } from '../states/query-boundary'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { ButtonLink } from '../ui/link'
import { PageHead } from '../ui/page-head'
import { leaversSentence, leftWords } from './handover-words'

const leaversSchema = () => import('@/lib/contracts/handover').then((all) => all.leaversAnswer)

/** Who is gone and still named, and the way to what anybody else has. */
export function LeaversView({ served, owners }: { served: LeaversAnswer; owners: OwnersAnswer }) {
  const query = useQuery({
    queryKey: queryKeys.handover('everybody'),
    queryFn: ({ signal }) => api('/api/leavers', { schema: leaversSchema, signal }),
    initialData: served,
  })
  return (
    <>
      <PageHead
        name="Handover"
        sentence={leaversSentence(query.data.data, query.data.membersKnown)}
        lead="Whoever is switched off, removed from the Raff account, or was a team that is no more, keeps what they had until somebody takes it over."
      />
      <QueryBoundary query={query} what="people who left" isEmpty={({ total }) => total === 0} empty={null}>
        {({ data }) => (
          <ul className="mb-12 border-ink border-t">
            {data.map(({ owner, ...left }) => (
              <li
                key={owner.key}
                className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-rule border-b py-4"
              >
                <div className="min-w-0">
                  <h2 className="wrap-anywhere font-serif text-lead">
                    <bdi>{owner.name}</bdi>
                    {owner.kind === 'team' ? <span className="font-sans text-fine text-soft"> · team</span> : null}
                  </h2>
                  <p className="text-soft">{leftWords(left)}</p>
                </div>
                <ButtonLink size="small" href={`/handover?owner=${owner.key}`}>
                  Hand it over<span className="sr-only"> for {owner.name}</span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        )}
      </QueryBoundary>
      <AnybodyElse served={owners} />
    </>
  )
}

function AnybodyElse({ served }: { served: OwnersAnswer }) {
  const owners = useOwners(served)
  const router = useRouter()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const key = String(new FormData(event.currentTarget).get('owner') ?? '')
    if (key) router.push(`/handover?owner=${key}`)
  }
  return (
    <section aria-labelledby="anybody" data-screen-only>
      <h2 id="anybody" className="small-caps mb-4 border-ink border-b pb-1 text-lead">
        Somebody who is still here
      </h2>
      <form onSubmit={submit} className="flex max-w-xl flex-wrap items-end gap-3">
        <Field label="Whose things" className="min-w-60 flex-1">
          <OwnerSelect
            name="owner"
            owners={owners.data?.data ?? served.data}
            first={[{ value: '', label: 'Choose' }]}
            required
          />
        </Field>
        <Button type="submit">Show what they have</Button>
      </form>
    </section>
  )
}

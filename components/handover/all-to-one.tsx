'use client'

import { useState } from 'react'
import type { HandoverAnswer } from '@/lib/contracts/handover'
import { OwnerSelect } from '../owners/owner-select'
import { useOwners } from '../owners/use-ownership'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import type { Said } from './said'
import { useHandOver } from './use-hand-over'

/** One person or team takes over everything at once. */
export function AllToOne({
  from,
  total,
  shown,
  onDone,
}: {
  from: HandoverAnswer['from']
  total: number
  shown: number
  onDone: (said: Said) => void
}) {
  const owners = useOwners()
  const [key, choose] = useState('')
  const { run, busy, problem } = useHandOver(onDone)
  const choices = (owners.data?.data ?? []).filter((owner) => owner.key !== from.key)
  const heir = choices.find((owner) => owner.key === key)
  // more than one page can show is handed over in parts: nobody takes over what they have not seen
  const all = total === shown
  const hand = () => {
    if (heir) void run({ from: from.key, all: { to: heir.key, expected: total } }, heir.name)
  }
  if (!all || total < 2) return null
  return (
    <section aria-labelledby="all-to-one" className="mb-10 border-rule border-y py-5" data-screen-only>
      <h2 id="all-to-one" className="mb-3 font-serif text-lead">
        One takes over everything
      </h2>
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Who takes it over" className="w-72 max-w-full">
          <OwnerSelect
            owners={choices}
            first={[{ value: '', label: 'Choose' }]}
            value={key}
            onChange={({ target }) => choose(target.value)}
          />
        </Field>
        <Button
          kind="primary"
          busy={busy && 'Handing over…'}
          {...(heir ? {} : { whyNot: 'Choose who takes it over first' })}
          onClick={hand}
        >
          {heir ? (
            <>
              Hand all {total.toLocaleString('en')} over to <bdi>{heir.name}</bdi>
            </>
          ) : (
            `Hand all ${total.toLocaleString('en')} over`
          )}
        </Button>
      </div>
      <p className="mt-3 text-fine text-soft">Or tick some below and give them to somebody else.</p>
      {problem ? (
        <Notice tone="danger" title="Nothing was handed over" announce className="mt-4">
          {problem.message}
        </Notice>
      ) : null}
    </section>
  )
}

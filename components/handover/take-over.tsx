'use client'

import { useId, useState } from 'react'
import type { HandoverAnswer, HandoverItem } from '@/lib/contracts/handover'
import { OwnerSelect } from '../owners/owner-select'
import { useOwners } from '../owners/use-ownership'
import { Button } from '../ui/button'
import type { Said } from './said'
import { useHandOver } from './use-hand-over'

const NOBODY = 'nobody'

/** The ticked ones go to one person or team. */
export function TakeOver({
  from,
  items,
  managesTeams,
  onDone,
}: {
  from: HandoverAnswer['from']
  items: readonly HandoverItem[]
  managesTeams: boolean
  onDone: (said: Said) => void
}) {
  const label = useId()
  const owners = useOwners()
  const [key, choose] = useState('')
  const { run, busy, problem } = useHandOver(onDone)
  const choices = (owners.data?.data ?? []).filter((owner) => owner.key !== from.key)
  const name = key === NOBODY ? 'nobody' : choices.find((owner) => owner.key === key)?.name
  const hand = () => {
    const to = key === NOBODY ? null : key
    const given = items.map(({ part, id, version }) => ({ part, id, version, to }))
    void run({ from: from.key, items: given }, name ?? '')
  }
  const whyNot = !name
    ? 'Choose who takes them over first'
    : !managesTeams && items.every(({ part }) => part === 'team')
      ? 'Only an admin says who is in a team'
      : undefined
  return (
    <>
      <span className="flex min-w-56 max-w-96 flex-1 items-center gap-3 [&>:last-child]:flex-1">
        <span id={label}>Give to</span>
        <OwnerSelect
          aria-labelledby={label}
          className="min-w-44"
          owners={choices}
          first={[
            { value: '', label: 'Choose' },
            { value: NOBODY, label: 'Nobody' },
          ]}
          value={key}
          onChange={({ target }) => choose(target.value)}
        />
      </span>
      <Button kind="primary" size="small" busy={busy && 'Handing over…'} {...(whyNot ? { whyNot } : {})} onClick={hand}>
        Hand over
      </Button>
      {problem ? (
        <p role="alert" className="text-danger">
          {problem.message}
        </p>
      ) : null}
    </>
  )
}

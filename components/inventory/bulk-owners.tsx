'use client'

import { useState } from 'react'
import type { GivenThings } from '../owners/given-things'
import { GiveOwnerDialog } from '../owners/give-owner-dialog'
import { StillMineButton } from '../owners/still-mine-button'
import { Button } from '../ui/button'
import type { Filter } from './inventory-address'

/** Things at once; the API takes no more. */
const MOST = 5_000

/** What can be done with the selected things, and with everything that the filters show. */
export function BulkOwners({
  things,
  mine,
  filter,
  total,
  onDone,
}: {
  things: readonly { id: string; name: string; ownerKey: string | null }[]
  /** Keys of the owners that the one who looks is. */
  mine: readonly string[]
  filter: Filter
  total: number
  /** Says on the page what was done. */
  onDone: (sentence: string) => void
}) {
  const [given, setGiven] = useState<GivenThings>({ things: [] })
  const [open, setOpen] = useState(false)
  const ask = (which: GivenThings) => {
    setGiven(which)
    setOpen(true)
  }
  const theirs = things.filter(({ ownerKey }) => ownerKey !== null && mine.includes(ownerKey))
  const offersAll = total > things.length && total <= MOST && filter.gone === ''
  return (
    <>
      <Button kind="primary" size="small" onClick={() => ask({ things })}>
        Give {things.length === 1 ? 'it' : 'them'} an owner
      </Button>
      {theirs.length > 0 ? <StillMineButton things={theirs} of={things.length} onDone={onDone} /> : null}
      {offersAll ? (
        <Button size="small" onClick={() => ask({ filter: asked(filter), count: total })}>
          Give all {total.toLocaleString('en')} shown an owner
        </Button>
      ) : null}
      <GiveOwnerDialog open={open} onClose={() => setOpen(false)} onDone={onDone} {...given} />
    </>
  )
}

/** The filters in force and nothing else. */
function asked(filter: Filter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
}

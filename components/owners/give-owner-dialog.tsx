'use client'

import { lazy, Suspense } from 'react'
import { Dialog } from '../ui/dialog'
import type { GivenThings } from './given-things'

const GiveOwnerForm = lazy(() => import('./give-owner-form'))

/** The same said about many things at once: for the bar below a selection. */
export function GiveOwnerDialog({
  open,
  onClose,
  onDone,
  ...given
}: GivenThings & {
  open: boolean
  onClose: () => void
  /** Says on the page what was done. */
  onDone: (sentence: string) => void
}) {
  const count = 'things' in given ? given.things.length : given.count
  return (
    <Dialog
      open={open}
      onClose={onClose}
      stays
      title={count === 1 ? 'Give one thing an owner' : `Give ${count.toLocaleString('en')} things an owner`}
      lead={'things' in given ? <Names things={given.things} /> : 'Everything that the list shows now.'}
    >
      <Suspense fallback={<p className="text-soft">Opening…</p>}>
        <GiveOwnerForm given={given} count={count} onClose={onClose} onDone={onDone} />
      </Suspense>
    </Dialog>
  )
}

const NAMED = 5

function Names({ things }: { things: readonly { id: string; name: string }[] }) {
  const rest = things.length - NAMED
  return (
    <span className="wrap-anywhere">
      {things.slice(0, NAMED).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <bdi>{name}</bdi>
        </span>
      ))}
      {rest > 0 ? ` and ${rest.toLocaleString('en')} more.` : '.'}
    </span>
  )
}

'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { isOwnable } from '@/lib/domain/ownership/ownable'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { Sentence } from '../ui/sentence'
import { OwnerSentence } from './owner-sentence'
import { OwnershipFacts } from './ownership-facts'
import { ownershipSchema, useOwnership, useOwnershipChanged } from './use-ownership'

const OwnershipForm = lazy(() => import('./ownership-form'))

/** Who answers for a thing, on its page: said, suggested, confirmed and changed in place. */
export function OwnerCard({
  resource,
  served,
  viewerId,
  mayEdit,
}: {
  resource: { id: string; name: string; kind: Kind; gone: boolean }
  served: OwnershipAnswer
  viewerId: string
  mayEdit: boolean
}) {
  const query = useOwnership(resource.id, served)
  const ownership = query.data
  const changed = useOwnershipChanged()
  // as it was when the editing began: what is read again meanwhile must not take away what was typed
  const [editing, edit] = useState<OwnershipAnswer | null>(null)
  const change = useRef<HTMLSpanElement>(null)
  const wasEditing = useRef(false)
  // the form that had the focus is gone: it goes back to the button that opened it
  useEffect(() => {
    if (wasEditing.current && !editing) change.current?.querySelector('button')?.focus()
    wasEditing.current = editing !== null
  }, [editing])
  const [said, say] = useState('')
  const edits = mayEdit && !resource.gone
  // whoever it belongs to may say that it still does, also where they may change nothing
  const confirms = ownership.whyNotConfirm === null && ownership.owner !== null && !resource.gone
  const { run, busy, problem } = useSubmit(async (body: object, done: string) => {
    try {
      const path = `/api/resources/${resource.id}/ownership` as const
      await api(path, { method: 'PATCH', body: { ...body, version: ownership.version }, schema: ownershipSchema })
    } finally {
      await changed()
    }
    say(done)
  })
  if (!isOwnable(resource.kind)) return resource.kind === 'member' ? <WhatTheyHave id={resource.id} /> : null
  const close = (sentence: string) => {
    edit(null)
    say(sentence)
  }

  return (
    <section aria-labelledby="owner" className="space-y-4">
      <h2 id="owner" className="small-caps border-ink border-b pb-1 text-lead">
        Owner
      </h2>
      <p role="status" className="text-good not-empty:mb-2 wrap-anywhere">
        {said}
      </p>
      {problem ? (
        <Notice tone="danger" title="Nothing was changed" announce>
          {problem.message}
        </Notice>
      ) : null}
      {editing ? (
        <Suspense fallback={<p className="text-soft">Opening…</p>}>
          <OwnershipForm
            key={editing.version}
            resource={resource}
            ownership={editing}
            onLookAnew={async () => edit((await query.refetch()).data ?? editing)}
            onDone={() => close('Written down.')}
            onLeave={() => close('')}
          />
        </Suspense>
      ) : (
        <>
          <Sentence size="part" className={ownership.owner?.gone ? 'text-risk' : undefined}>
            <OwnerSentence ownership={ownership} />
          </Sentence>
          {ownership.owner?.gone ? (
            <p>
              <Link href={`/handover?owner=${ownership.owner.key}`}>See everything they left behind</Link>
            </p>
          ) : null}
          <OwnershipFacts ownership={ownership} />
          {edits || confirms ? (
            <div className="space-y-3" data-screen-only>
              {edits ? (
                <Suggestions
                  ownership={ownership}
                  busy={busy}
                  onAccept={(key, name) => void run({ owner: key }, `${name} answers for it now.`)}
                />
              ) : null}
              <div className="flex flex-wrap gap-3">
                {ownership.owner && confirms ? (
                  <Button
                    kind={ownership.confirmedAt ? 'quiet' : 'primary'}
                    size="small"
                    busy={busy && 'Writing it down…'}
                    onClick={() => void run({ confirm: true }, 'Confirmed, as of now.')}
                  >
                    {ownership.mine ? 'Still mine' : `Still ${ownership.owner.name}’s`}
                  </Button>
                ) : null}
                {!edits || (ownership.owner && !ownership.owner.gone) ? null : (
                  <Button
                    size="small"
                    busy={busy && 'Writing it down…'}
                    onClick={() => void run({ owner: `person:${viewerId}` }, 'You answer for it now.')}
                  >
                    I answer for it
                  </Button>
                )}
                {edits ? (
                  <span ref={change}>
                    <Button size="small" onClick={() => edit(ownership)}>
                      {ownership.version === 0 ? 'Say who and what for' : 'Change'}
                    </Button>
                  </span>
                ) : null}
              </div>
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}

/** A member of the account is somebody: not owned, but perhaps an owner. */
function WhatTheyHave({ id }: { id: string }) {
  return (
    <section aria-labelledby="owner">
      <h2 id="owner" className="small-caps mb-4 border-ink border-b pb-1 text-lead">
        As an owner
      </h2>
      <Link href={`/handover?owner=member:${id}`}>See what they answer for, and hand it over</Link>
    </section>
  )
}

function Suggestions({
  ownership,
  busy,
  onAccept,
}: {
  ownership: OwnershipAnswer
  busy: boolean
  onAccept: (key: string, name: string) => void
}) {
  if (ownership.suggestions.length === 0) return null
  return (
    <ul aria-label="Who it might be" className="divide-y divide-rule border-rule border-y">
      {ownership.suggestions.map(({ owner, because }) => (
        <li key={owner.key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
          <span className="wrap-anywhere min-w-0">
            Perhaps <bdi>{owner.name}</bdi>: {because}.
          </span>
          <Button size="small" busy={busy && 'Writing it down…'} onClick={() => onAccept(owner.key, owner.name)}>
            Make <bdi>{owner.name}</bdi> the owner
          </Button>
        </li>
      ))}
    </ul>
  )
}

'use client'

import { type FormEvent, useEffect, useRef } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { OwnershipFields } from './ownership-fields'
import { editOf } from './edit-of'
import { ownershipSchema, useOwners, useOwnershipChanged } from './use-ownership'

/** Everything that can be said about one thing, in place. Loaded when somebody begins to change it. */
export default function OwnershipForm({
  resource,
  ownership,
  onLookAnew,
  onDone,
  onLeave,
}: {
  resource: { id: string; name: string; kind: string }
  ownership: OwnershipAnswer
  /** Somebody else was faster: begins anew with what they said. */
  onLookAnew: () => Promise<void>
  onDone: () => void
  onLeave: () => void
}) {
  const owners = useOwners()
  const changed = useOwnershipChanged()
  const form = useRef<HTMLFormElement>(null)
  const isThere = owners.data !== undefined
  useEffect(() => {
    if (isThere) form.current?.querySelector('select')?.focus()
  }, [isThere])
  const { run, busy, problem, fields } = useSubmit(async (given: FormData) => {
    const edit = editOf(given, ownership)
    if (Object.keys(edit).length > 0) {
      const path = `/api/resources/${resource.id}/ownership` as const
      await api(path, { method: 'PATCH', body: { ...edit, version: ownership.version }, schema: ownershipSchema })
      await changed()
    }
    onDone()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  if (owners.error) {
    return (
      <Notice
        tone="danger"
        title="Who can be chosen could not be read"
        announce
        actions={
          <>
            <Button onClick={() => void owners.refetch()}>Try again</Button>
            <Button onClick={onLeave}>Leave it as it is</Button>
          </>
        }
      />
    )
  }
  if (!owners.data) return <p className="text-soft">Reading who can be chosen…</p>
  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="max-w-xl space-y-5">
      {problem && Object.keys(fields).length === 0 ? (
        <Notice
          tone={problem.code === 'conflict' ? 'risk' : 'danger'}
          title="Nothing was changed"
          announce
          actions={
            problem.code === 'conflict' ? <Button onClick={() => void onLookAnew()}>Look at it anew</Button> : null
          }
        >
          {problem.message}
        </Notice>
      ) : null}
      <OwnershipFields
        owners={owners.data.data}
        now={ownership}
        errors={fields}
        ofProject={resource.kind === 'project'}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
          Write it down
        </Button>
        <Button onClick={onLeave}>Leave it as it is</Button>
      </div>
    </form>
  )
}

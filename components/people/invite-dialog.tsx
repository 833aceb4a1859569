'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { InviteAnswer, PersonAnswer } from '@/lib/contracts/people'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { HandOnLink } from './hand-on-link'
import { RoleChoice } from './role-choice'
import { inviteSchema, usePeopleChanged } from './use-people'

/** Name, address and role; then the link, once. */
export function InviteDialog({
  again,
  open,
  onClose,
}: {
  /** Somebody whose invitation was taken back. */
  again?: PersonAnswer
  open: boolean
  onClose: () => void
}) {
  const changed = usePeopleChanged()
  const [invited, setInvited] = useState<InviteAnswer | null>(null)
  const { run, busy, problem, fields } = useSubmit(async (body: Record<string, FormDataEntryValue>) => {
    setInvited(await api('/api/people', { method: 'POST', body, schema: inviteSchema }))
    await changed()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(Object.fromEntries(new FormData(event.currentTarget)))
  }

  if (invited) {
    return (
      <Dialog
        open={open}
        onClose={onClose}
        stays
        title={
          <>
            <bdi className="wrap-anywhere">{invited.person.name}</bdi> is invited
          </>
        }
        lead="They come in with this link, and nobody else should have it."
      >
        <HandOnLink
          link={invited.link}
          label="Invitation link"
          opens="set a password and come in under this name"
          onClose={onClose}
        />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      stays
      title="Invite a person"
      lead="You get a link to send them. With it they choose a password and come in."
    >
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        {problem && Object.keys(fields).length === 0 ? (
          <Notice tone="danger" title="Nobody was invited" announce>
            {problem.message}
          </Notice>
        ) : null}
        <Field label="Name" hint="They can correct it when they come in." error={fields.name}>
          <Input name="name" autoComplete="off" defaultValue={again?.name} required />
        </Field>
        <Field label="Email address" hint="They sign in with it." error={fields.email}>
          <Input
            name="email"
            type="email"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            defaultValue={again?.email}
            required
          />
        </Field>
        <RoleChoice legend="What they may do" defaultValue={again?.role ?? 'viewer'} error={fields.role} />
        <Button type="submit" kind="primary" busy={busy && 'Inviting…'}>
          Invite and show the link
        </Button>
      </form>
    </Dialog>
  )
}

'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { ROLE_WORDS } from '../shell/role-words'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import type { AboutPerson } from './about-person'
import { Refused } from './refused'
import { RoleChoice } from './role-choice'
import { personSchema, usePeopleChanged } from './use-people'

export function RoleDialog({ person, now, isViewer, open, onClose, onDone, onAskAgain }: AboutPerson) {
  const changed = usePeopleChanged()
  const [role, setRole] = useState(person.role)
  const { run, busy, problem, fields } = useSubmit(async () => {
    try {
      const body = { role, version: person.version }
      await api(`/api/people/${person.id}`, { method: 'PATCH', body, schema: personSchema })
    } finally {
      // a refusal too says that the list is not as it was
      await changed()
    }
    onDone(`${person.name}: ${ROLE_WORDS[role].name.toLowerCase()} from now on.`)
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run()
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      title={
        <>
          Change the role of <bdi className="wrap-anywhere">{person.name}</bdi>
        </>
      }
      lead={`Now: ${ROLE_WORDS[person.role].name.toLowerCase()}. A change counts from their next click; they stay signed in.`}
    >
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        <RoleChoice legend="What they may do" value={role} onChange={setRole} error={fields.role} />
        {isViewer && role !== 'admin' ? (
          <Notice tone="risk" title="This is your own role">
            You will not look after people any more. Only another admin can give it back to you.
          </Notice>
        ) : null}
        {fields.role ? null : <Refused problem={problem} now={now} onAskAgain={onAskAgain} />}
        <Button
          type="submit"
          kind="primary"
          busy={busy && 'Changing…'}
          whyNot={role === person.role ? 'Choose another role first.' : undefined}
        >
          {role === person.role ? 'Change the role' : `Make them ${ROLE_PHRASES[role]}`}
        </Button>
      </form>
    </Dialog>
  )
}

const ROLE_PHRASES = { viewer: 'a viewer', member: 'a member', approver: 'an approver', admin: 'an admin' }

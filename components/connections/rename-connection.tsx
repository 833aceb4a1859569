'use client'

import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { connectionAnswer } from '@/lib/contracts/connections'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import type { QuestionProps } from './question-props'

export function RenameConnection({ connection, open, onClose, onDone }: QuestionProps) {
  const { id, name, account } = connection
  const { run, busy, problem, fields } = useSubmit(async (body: { name: string; accountName: string }) => {
    await api(`/api/connections/${id}`, { method: 'PATCH', body, schema: connectionAnswer })
    await onDone()
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    void run({ name: String(given.get('name')), accountName: String(given.get('accountName')) })
  }
  return (
    <Dialog open={open} onClose={onClose} held={busy} title={`Rename “${name}”`}>
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        {problem && !fields.name && !fields.accountName ? (
          <Notice tone="danger" announce>
            {problem.message}
          </Notice>
        ) : null}
        <Field label="Name of this key" hint="Only used here. At Raff it keeps its own." error={fields.name}>
          <Input name="name" defaultValue={name} required autoComplete="off" />
        </Field>
        <Field
          label="Name of the Raff account"
          hint="For all of its keys: what your team calls this account."
          error={fields.accountName}
        >
          <Input name="accountName" defaultValue={account.name} required autoComplete="off" />
        </Field>
        <Button type="submit" kind="primary" busy={busy && 'Saving…'}>
          Save the names
        </Button>
      </form>
    </Dialog>
  )
}

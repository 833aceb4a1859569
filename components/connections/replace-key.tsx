'use client'

import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { storedConnectionAnswer } from '@/lib/contracts/connections'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import type { QuestionProps } from './question-props'
import { KeyInput } from './key-input'

export function ReplaceKey({ connection, open, onClose, onDone }: QuestionProps) {
  const { id, name, prefix, account } = connection
  const { run, busy, problem, fields, reset } = useSubmit(async (key: string) => {
    await api(`/api/connections/${id}/key`, { method: 'PUT', body: { key }, schema: storedConnectionAnswer })
    await onDone()
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('key')))
  }
  const close = () => {
    reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      held={busy}
      title={`Put another key into “${name}”`}
      lead={`It has to be a key of ${account.name}. Stocktake shows it to Raff first; when Raff accepts it, ${prefix}… is deleted here. At Raff the old key goes on working until you remove it there.`}
    >
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        {problem && !fields.key ? (
          <Notice tone="danger" announce>
            {problem.message}
          </Notice>
        ) : null}
        <Field label="The new key" hint="Paste it as you have it: a line from a terminal will do." error={fields.key}>
          <KeyInput name="key" />
        </Field>
        <Button type="submit" kind="primary" busy={busy && 'Asking Raff what it reaches…'}>
          Check this key and put it in
        </Button>
      </form>
    </Dialog>
  )
}

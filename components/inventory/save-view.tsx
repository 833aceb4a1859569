'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { type Address, queryOfView } from './inventory-address'

const viewSchema = () => import('@/lib/contracts/views').then(({ viewAnswer }) => viewAnswer)

/** Keeps what the page shows under a name. */
export function SaveView({ shown }: { shown: Address }) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const save = useSubmit(async (said: FormData) => {
    const body = { name: said.get('name'), shared: said.get('shared') === 'on', query: queryOfView(shown).slice(1) }
    await api('/api/views', { method: 'POST', body, schema: viewSchema })
    await client.invalidateQueries({ queryKey: queryKeys.views() })
    setOpen(false)
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void save.run(new FormData(event.currentTarget))
  }
  return (
    <>
      <Button kind="plain" size="small" onClick={() => setOpen(true)}>
        Save this view
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Save this view"
        lead="The search, the filters, the grouping, the order and the columns stay one press away, under a name."
        held={save.busy}
      >
        <form method="post" onSubmit={submit} noValidate className="space-y-5">
          {save.problem && Object.keys(save.fields).length === 0 ? (
            <Notice tone="danger" title="It was not saved" announce>
              {save.problem.message}
            </Notice>
          ) : null}
          <Field label="Name" error={save.fields.name ?? null} hint="Such as “Staging without an owner”">
            <Input name="name" maxLength={80} autoComplete="off" />
          </Field>
          <Checkbox name="shared" label="Show it to everybody here" />
          <Button type="submit" kind="primary" busy={save.busy && 'Saving…'}>
            Save the view
          </Button>
        </form>
      </Dialog>
    </>
  )
}

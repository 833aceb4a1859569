'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import {
  type AddConnectionBody,
  type StoredConnectionAnswer,
  storedConnectionAnswer,
} from '@/lib/contracts/connections'
import type { ConnectionPurpose } from '@/lib/domain/connection-status'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { Select } from '../ui/select'
import { KeyInput } from './key-input'

export type KnownAccount = { id: string; name: string }

const NAMES: Record<ConnectionPurpose, string> = { read: 'Reading', act: 'Acting' }

/** The key and what to call it. Which account it is of is only asked when the key itself does not tell. */
export function AddConnectionForm({
  purpose,
  accounts,
  onStored,
}: {
  purpose: ConnectionPurpose
  accounts: KnownAccount[]
  onStored: (stored: StoredConnectionAnswer) => void
}) {
  const queries = useQueryClient()
  const router = useRouter()
  const { run, busy, problem, fields } = useSubmit(async (body: AddConnectionBody) => {
    const stored = await api('/api/connections', { method: 'POST', body, schema: storedConnectionAnswer })
    await queries.invalidateQueries({ queryKey: queryKeys.connections() })
    onStored(stored)
    // with the first real key the practice account is over, and its ribbon with it
    router.refresh()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const account = given.get('account')
    void run({
      purpose,
      name: String(given.get('name')),
      key: String(given.get('key')),
      ...(account ? { account: String(account) } : {}),
    })
  }
  const isAboutAField = Boolean(fields.key || fields.name || fields.account)
  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
      {problem && !isAboutAField ? (
        <Notice tone={problem.mayPass ? 'risk' : 'danger'} announce title="The key was not stored">
          {problem.message}
        </Notice>
      ) : null}
      <Field label="The key" hint="Paste it as you have it: a whole line from a terminal will do." error={fields.key}>
        <KeyInput name="key" />
      </Field>
      <Field label="What to call it here" error={fields.name}>
        <Input name="name" defaultValue={NAMES[purpose]} autoComplete="off" required />
      </Field>
      {fields.account ? (
        <Field label="Which Raff account is it of?" error={fields.account}>
          <Select
            name="account"
            placeholder="Choose the account"
            options={[
              ...accounts.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'new', label: 'Another account, not connected yet' },
            ]}
          />
        </Field>
      ) : null}
      <div>
        <Button type="submit" kind="primary" busy={busy && 'Asking Raff what it reaches…'}>
          Check this key and connect it
        </Button>
        <p className="mt-2 text-fine text-soft">It is shown to Raff first. A key that does not work is not stored.</p>
      </div>
    </form>
  )
}

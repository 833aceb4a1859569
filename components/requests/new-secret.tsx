'use client'

import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'

const secretSchema = () => import('@/lib/contracts/requests').then(({ secretAnswer }) => secretAnswer)
const confirmedSchema = () => import('@/lib/contracts/me').then(({ reauthenticatedAnswer }) => reauthenticatedAnswer)

/** The secret of a new key: shown once, to whoever asked, and then nowhere any more. What is shown stays while the page is open. */
export function NewSecret({ id, waits }: { id: string; waits: boolean }) {
  const [secret, setSecret] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [asksPassword, askPassword] = useState(false)
  const { run, busy, problem, fields } = useSubmit(async () => {
    if (password) {
      await api('/api/me/reauthenticate', { method: 'POST', body: { password }, schema: confirmedSchema })
      setPassword('')
    }
    setSecret((await api(`/api/requests/${id}/secret`, { method: 'POST', schema: secretSchema })).secret)
  })
  if (problem?.code === 'reauthenticate' && !asksPassword) askPassword(true)
  if (secret !== null)
    return (
      <Notice tone="good" title="This is the secret of the new key. It is not shown again.">
        <CopyField
          label="The secret of the new key"
          hint="Put it where it belongs before you leave this page. Stocktake has not kept it."
          value={secret}
          copyLabel="Copy the secret"
        />
      </Notice>
    )
  if (!waits) return null
  return (
    <Notice tone="good" title="The new key is there">
      <p className="mb-3">
        Its secret is shown once, and only to you. Have the place ready where it belongs, then show it.
      </p>
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
        className="space-y-3"
      >
        {asksPassword ? (
          <Field label="Your password" error={fields.password ?? null} className="max-w-96">
            <PasswordInput
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        ) : null}
        <Button type="submit" busy={busy && 'Fetching it…'}>
          Show the secret, this once
        </Button>
      </form>
      {problem && !fields.password ? <p className="mt-3 font-medium text-danger">{problem.message}</p> : null}
    </Notice>
  )
}

'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import { endedSessionsAnswer } from '@/lib/contracts/me'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'

export function PasswordForm({ email }: { email: string }) {
  const form = useRef<HTMLFormElement>(null)
  const queries = useQueryClient()
  const [ended, setEnded] = useState<number | null>(null)
  const { run, busy, problem, fields } = useSubmit(async (body: { currentPassword: string; newPassword: string }) => {
    setEnded(null)
    const answer = await api('/api/me/password', { method: 'PUT', body, schema: endedSessionsAnswer })
    setEnded(answer.ended)
    form.current?.reset()
    await queries.invalidateQueries({ queryKey: queryKeys.sessions() })
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    void run({ currentPassword: String(given.get('current')), newPassword: String(given.get('new')) })
  }
  const isAboutAField = Boolean(fields.currentPassword || fields.newPassword)

  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="max-w-md space-y-4">
      {problem && !isAboutAField ? (
        <Notice tone="danger" announce>
          {problem.message}
        </Notice>
      ) : null}
      {ended === null ? null : (
        <Notice tone="good" announce>
          {changedSentence(ended)}
        </Notice>
      )}
      {/* for password managers: whose password this is */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Your password now" error={fields.currentPassword}>
        <PasswordInput name="current" autoComplete="current-password" required />
      </Field>
      <Field
        label="New password"
        hint="At least 12 characters. A few unrelated words are easy to remember and hard to guess."
        error={fields.newPassword}
      >
        <PasswordInput name="new" autoComplete="new-password" minLength={12} required />
      </Field>
      <Button type="submit" busy={busy && 'Changing…'}>
        Change your password
      </Button>
    </form>
  )
}

function changedSentence(ended: number): string {
  if (ended === 0) return 'Your password is changed.'
  return `Your password is changed, and ${ended === 1 ? 'one other browser is' : `${ended} other browsers are`} signed out.`
}

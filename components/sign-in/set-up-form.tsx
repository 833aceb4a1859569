'use client'

import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { signInWithPassword } from '@/lib/client/sign-in'
import { useSubmit } from '@/lib/client/use-submit'
import { acceptedAnswer } from '@/lib/contracts/people'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'

const PASSWORD_HINT = 'At least 12 characters. A few unrelated words are easy to remember and hard to guess.'

/**
 * What a one-time link leads to: the name, the address where it is still open, and a password; then straight in. The form
 * asks only for what its link does not know yet.
 */
export function SetUpForm({
  path,
  token,
  asks,
  email,
  name,
  verb,
  busyVerb,
  to = '/',
}: {
  path: '/api/welcome' | '/api/invitation' | '/api/reset'
  token: string
  asks: { name: boolean; email: boolean }
  /** Known from the link: shown, so that a password manager keeps it with the password. */
  email?: string
  name?: string
  verb: string
  busyVerb: string
  /** Where to go when it is done. */
  to?: string
}) {
  const { run, busy, problem, fields } = useSubmit(async (form: FormData) => {
    const given = Object.fromEntries(
      ['name', 'email', 'password'].filter((field) => form.has(field)).map((field) => [field, String(form.get(field))]),
    )
    const body = asks.email ? given : { ...given, email: undefined }
    const accepted = await api(path, { method: 'POST', body: { ...body, token }, schema: acceptedAnswer })
    await signInWithPassword({ email: accepted.email, password: String(form.get('password')) }, to)
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  const isAboutAField = Object.keys(fields).some((field) => ['name', 'email', 'password'].includes(field))

  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
      {problem && !isAboutAField ? (
        <Notice tone="danger" announce title="This did not work">
          {problem.message}
        </Notice>
      ) : null}
      {asks.name ? (
        <Field
          label="Your name"
          hint="As your colleagues know you: it stands beside what you decide."
          error={fields.name}
        >
          <Input name="name" autoComplete="name" defaultValue={name} required />
        </Field>
      ) : null}
      <Field label="Email address" hint={asks.email ? 'You sign in with it.' : undefined} error={fields.email}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          defaultValue={email}
          readOnly={!asks.email}
          required
        />
      </Field>
      <Field label={asks.name ? 'Password' : 'New password'} hint={PASSWORD_HINT} error={fields.password}>
        <PasswordInput name="password" autoComplete="new-password" minLength={12} required />
      </Field>
      <Button type="submit" kind="primary" busy={busy && busyVerb}>
        {verb}
      </Button>
    </form>
  )
}

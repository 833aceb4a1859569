'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { acceptedAnswer } from '@/lib/contracts/people'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'

/** Somebody who only explored gets a sign-in of their own. The page goes on as that person. */
export function SettleInForm() {
  const router = useRouter()
  const { run, busy, problem, fields } = useSubmit(async (body: Record<string, string>) => {
    await api('/api/me/sign-in', { method: 'POST', body, schema: acceptedAnswer })
    router.refresh()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    void run({
      name: String(given.get('name')),
      email: String(given.get('email')),
      password: String(given.get('password')),
    })
  }
  const isAboutAField = Object.keys(fields).some((field) => ['name', 'email', 'password'].includes(field))
  return (
    <form method="post" onSubmit={submit} noValidate className="max-w-md space-y-5">
      {problem && !isAboutAField ? (
        <Notice tone="danger" announce title="This did not work">
          {problem.message}
        </Notice>
      ) : null}
      <Field
        label="Your name"
        hint="As your colleagues know you: it stands beside what you decide."
        error={fields.name}
      >
        <Input name="name" autoComplete="name" required />
      </Field>
      <Field label="Email address" hint="You sign in with it." error={fields.email}>
        <Input name="email" type="email" autoComplete="username" inputMode="email" required />
      </Field>
      <Field
        label="Password"
        hint="At least 12 characters. A few unrelated words are easy to remember and hard to guess."
        error={fields.password}
      >
        <PasswordInput name="password" autoComplete="new-password" minLength={12} required />
      </Field>
      <Button type="submit" kind="primary" busy={busy && 'Setting up…'}>
        Set up your sign-in
      </Button>
    </form>
  )
}

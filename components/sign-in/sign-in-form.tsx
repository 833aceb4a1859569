'use client'

import { type FormEvent, useRef } from 'react'
import { signInWithPassword } from '@/lib/client/sign-in'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'

/** Address and password. Whatever is wrong is said above the fields, and the password is what one types again. */
export function SignInForm({ to, email = '' }: { to: string; email?: string }) {
  const password = useRef<HTMLInputElement>(null)
  const { run, busy, problem, fields } = useSubmit(signInWithPassword)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await run({ email: String(form.get('email')), password: String(form.get('password')) }, to)
    password.current?.select()
  }

  return (
    // not GET: before the script is there a press must not put the password into the address
    <form method="post" onSubmit={submit} noValidate className="space-y-5">
      {problem && Object.keys(fields).length === 0 ? (
        <Notice tone="danger" announce title="You are not signed in yet">
          {problem.message}
        </Notice>
      ) : null}
      <Field label="Email address" error={fields.email}>
        <Input name="email" type="email" autoComplete="username" inputMode="email" defaultValue={email} required />
      </Field>
      <Field label="Password" error={fields.password}>
        <PasswordInput ref={password} name="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" kind="primary" busy={busy && 'Signing in…'}>
        Sign in
      </Button>
    </form>
  )
}

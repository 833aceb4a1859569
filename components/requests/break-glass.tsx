'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { PasswordInput } from '../ui/password-input'

/** For an emergency: an admin runs it at once, and everybody who was not asked is told. Folded away, so that nobody slips into it. */
export function BreakGlass({
  title,
  busy,
  error,
  onRun,
}: {
  title: string
  busy: boolean
  error: string | null
  onRun: (password: string) => void
}) {
  const [password, setPassword] = useState('')
  return (
    <details className="mt-8">
      <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4 hover:text-ink">
        It is an emergency and cannot wait
      </summary>
      <div className="mt-3 max-w-[44rem] space-y-4 border-danger border-s-4 bg-danger-tint px-5 py-4">
        <p>
          As an admin you may run it at once, without anybody else. Everybody who was not asked is told. The request,
          the log and the next review carry the mark that it was an emergency, with the reason you have written above.
        </p>
        <Field
          label="Your password"
          hint="Not needed if you entered it within the last five minutes."
          error={error}
          optional
          className="max-w-96"
        >
          <PasswordInput
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button kind="danger" busy={busy && 'Running it…'} onClick={() => onRun(password)}>
          <span className="wrap-anywhere">Run it now, in an emergency: {title}</span>
        </Button>
      </div>
    </details>
  )
}

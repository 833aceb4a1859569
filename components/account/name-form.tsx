'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { meAnswer } from '@/lib/contracts/me'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'

export function NameForm({ name }: { name: string }) {
  const router = useRouter()
  const [saved, setSaved] = useState<string | null>(null)
  const { run, busy, problem, fields } = useSubmit(async (wanted: string) => {
    setSaved(null)
    const me = await api('/api/me', { method: 'PATCH', body: { name: wanted }, schema: meAnswer })
    setSaved(me.name)
    // the shell around this page shows the name too
    router.refresh()
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('name')))
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="max-w-md space-y-4">
      {problem && !fields.name ? (
        <Notice tone="danger" announce>
          {problem.message}
        </Notice>
      ) : null}
      <Field label="Your name" hint="It stands beside what you decide, from now on." error={fields.name}>
        <Input name="name" autoComplete="name" defaultValue={name} required />
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={busy && 'Saving…'}>
          Save your name
        </Button>
        <p role="status" className="text-soft">
          {saved === null ? '' : 'Saved.'}
        </p>
      </div>
    </form>
  )
}

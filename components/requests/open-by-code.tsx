'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

const schema = () => import('@/lib/contracts/requests').then(({ requestsAnswer }) => requestsAnswer)

/** From a projector to one's own phone: the code that stands on the screen leads to the request. */
export function OpenByCode() {
  const router = useRouter()
  const [code, setCode] = useState('')
  const [isUnknown, setUnknown] = useState(false)
  const { run, busy, problem, fields } = useSubmit(async () => {
    const { data } = await api('/api/requests', { query: { code, limit: 1 }, schema })
    const [found] = data
    if (found) router.push(`/requests/${found.id}`)
    else setUnknown(true)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setUnknown(false)
    if (code.trim() !== '') void run()
  }
  const error = isUnknown ? 'No request has this code.' : (fields.code ?? problem?.message ?? null)
  return (
    <form method="post" noValidate onSubmit={submit} className="mb-6 flex flex-wrap items-end gap-3" data-screen-only>
      <Field label="A code from a screen" error={error} className="w-44">
        <Input
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="K7Q4-2MXF"
          maxLength={12}
          value={code}
          onChange={(event) => {
            setCode(event.target.value)
            setUnknown(false)
          }}
          className="font-mono uppercase placeholder:normal-case"
        />
      </Field>
      <Button type="submit" busy={busy && 'Looking…'}>
        Open that request
      </Button>
    </form>
  )
}

'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Link } from '../ui/link'

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** Things for which two people always have to agree, whatever the rules say. */
export function ProtectedThings({
  ids,
  error,
  readOnly,
  onChange,
}: {
  ids: readonly string[]
  error: string | null
  readOnly: boolean
  onChange: (ids: string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const add = () => {
    const id = ID.exec(typed)?.[0]?.toLowerCase()
    if (!id) return setFault('Paste the address of the thing’s page, from the bar of your browser.')
    setFault(null)
    setTyped('')
    onChange([...new Set([...ids, id])])
  }
  return (
    <section aria-labelledby="protected" className="mb-10">
      <h2 id="protected" className="small-caps mb-2 border-ink border-b pb-1 text-lead">
        Specially protected
      </h2>
      <p className="mb-4 max-w-[64ch] text-soft">
        {ids.length === 0
          ? 'Nothing is. For what is, two people always have to agree.'
          : 'For these, two people always have to agree.'}
      </p>
      <ul className="mb-4 divide-y divide-rule">
        {ids.map((id) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-4 py-2">
            <Link kind="ink" href={`/inventory/${id}`}>
              <span className="wrap-anywhere font-mono text-fine">{id}</span>
            </Link>
            {readOnly ? null : (
              <Button size="small" onClick={() => onChange(ids.filter((each) => each !== id))}>
                Protect it no longer
              </Button>
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <div className="flex flex-wrap items-end gap-3">
          <Field label="Protect another" error={fault ?? error} className="min-w-0 grow basis-80">
            <Input
              placeholder="The address of its page"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          <Button onClick={add}>Protect it</Button>
        </div>
      )}
    </section>
  )
}

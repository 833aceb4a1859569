'use client'

import { useState } from 'react'
import { useFoundThings } from '../shell/use-found-things'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Link } from '../ui/link'

/** Things for which two people always have to agree, whatever the rules say. */
export function ProtectedThings({
  ids,
  names,
  error,
  readOnly,
  onChange,
}: {
  ids: readonly string[]
  names: Record<string, string>
  error: string | null
  readOnly: boolean
  onChange: (ids: string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const [added, setAdded] = useState<Record<string, string>>({})
  const { things, searching } = useFoundThings(typed)
  const found = things.flatMap((thing) => {
    const id = 'href' in thing ? (thing.href.split('/').at(-1) ?? '') : ''
    return id === '' || ids.includes(id) ? [] : [{ id, label: thing.label, kind: thing.kind }]
  })
  const protect = ({ id, label }: { id: string; label: string }) => {
    setAdded((before) => ({ ...before, [id]: label }))
    setTyped('')
    onChange([...ids, id])
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
              <bdi className="wrap-anywhere">{added[id] ?? names[id] ?? 'something that is gone'}</bdi>
            </Link>
            {readOnly ? null : (
              <Button size="small" onClick={() => onChange(ids.filter((each) => each !== id))}>
                Protect it no longer<span className="sr-only">: {added[id] ?? names[id] ?? id}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <div className="max-w-[40rem]">
          <Field label="Protect another" hint="Its name, address or tag." error={error}>
            <Input
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              // what it is typed for is chosen below: Enter does not send the rules
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
          </Field>
          <ul className="divide-y divide-rule">
            {found.map((thing) => (
              <li key={thing.id} className="flex flex-wrap items-baseline justify-between gap-4 py-2">
                <span className="wrap-anywhere min-w-0">
                  <bdi>{thing.label}</bdi> <span className="text-fine text-soft">{thing.kind}</span>
                </span>
                <Button size="small" onClick={() => protect(thing)}>
                  Protect it<span className="sr-only">: {thing.label}</span>
                </Button>
              </li>
            ))}
          </ul>
          <p role="status" className="text-fine text-soft">
            {typed.trim().length < 2 || found.length > 0 ? '' : searching ? 'Looking…' : 'Nothing is called like that.'}
          </p>
        </div>
      )}
    </section>
  )
}

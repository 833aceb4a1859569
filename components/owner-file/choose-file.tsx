'use client'

import { type FormEvent, useRef, useState } from 'react'
import type { ApiProblem } from '@/lib/client/api-problem'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input, TextArea } from '../ui/input'
import { Notice } from '../ui/notice'

export type GivenFile = { name: string; content: Blob | string }

/** Bytes. The server says the same, after the whole file has travelled. */
const MOST_BYTES = 16 * 1024 * 1024

/** A file, or its lines pasted; and where to get one to fill in. */
export function ChooseFile({
  onGiven,
  busy,
  problem,
}: {
  onGiven: (file: GivenFile) => void
  busy: boolean
  problem: ApiProblem | null
}) {
  const [missing, setMissing] = useState<string | null>(null)
  /** Where there is a file and there are lines, what was given last is meant. */
  const last = useRef('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const file = given.get('file')
    const pasted = String(given.get('pasted') ?? '').trim()
    if (file instanceof File && file.size > MOST_BYTES)
      setMissing('This file is larger than 16 MB: it is no list of owners.')
    else if (file instanceof File && file.size > 0 && !(pasted !== '' && last.current === 'pasted'))
      onGiven({ name: file.name, content: file })
    else if (file instanceof File && file.name !== '' && pasted === '') setMissing('This file is empty.')
    else if (pasted !== '') onGiven({ name: '', content: pasted })
    else setMissing('Choose a file, or paste its lines.')
  }
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form
        onSubmit={submit}
        onChange={(event) => {
          last.current = (event.target as unknown as HTMLInputElement).name
          setMissing(null)
        }}
        noValidate
        className="max-w-2xl space-y-5"
      >
        {problem ? (
          <Notice tone="danger" title="The file cannot be used as it is" announce>
            {problem.fields.file ?? problem.message}
          </Notice>
        ) : null}
        <Field label="File" hint="Comma separated values, as any spreadsheet saves them." error={missing}>
          <Input type="file" name="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" />
        </Field>
        <Field
          label="Or paste the lines here"
          optional
          hint="Straight from a spreadsheet, with the line that names the columns."
        >
          <TextArea name="pasted" rows={6} spellCheck={false} className="max-h-96 min-h-32 font-mono text-fine" />
        </Field>
        <Button type="submit" kind="primary" busy={busy && 'Reading every line…'}>
          Look at what it would change
        </Button>
      </form>
      <section aria-labelledby="template" className="max-w-xl space-y-4">
        <h2 id="template" className="small-caps border-ink border-b pb-1 text-lead">
          A file to fill in
        </h2>
        <p>It has a line for each thing, with what is known now. Sent back as it is, it changes nothing.</p>
        <ul className="space-y-2">
          <li>
            <Download href="/api/ownership/template?owner=none">Only what nobody answers for</Download>
          </li>
          <li>
            <Download href="/api/ownership/template?kind=vm,volume,ip,api-key">
              Servers, disks, addresses and API keys
            </Download>
          </li>
          <li>
            <Download href="/api/ownership/template">Everything</Download>
          </li>
        </ul>
        <h3 className="pt-2 font-semibold">How it is read</h3>
        <ul className="list-disc space-y-1 ps-5 text-soft">
          <li>A thing is found by its Id, its Id at Raff, or its Name with Kind and Project.</li>
          <li>An owner is an email address, a full name or a team.</li>
          <li>An empty cell leaves it as it is; a dash takes it away.</li>
          <li>Days are written as 2026-12-31.</li>
        </ul>
      </section>
    </div>
  )
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      download
      className="rounded-leaf text-accent underline decoration-1 underline-offset-3 hover:text-accent-deep hover:decoration-2"
    >
      {children}
    </a>
  )
}

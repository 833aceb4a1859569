'use client'

import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextArea } from '../ui/input'
import { RelativeTime } from '../ui/relative-time'
import { useAct } from './use-request'

/** What people said about it: asking first is better than approving. */
export function Comments({
  id,
  comments,
  maySay,
}: {
  id: string
  comments: RequestAnswer['comments']
  maySay: boolean
}) {
  const act = useAct(id)
  const [text, setText] = useState('')
  const { run, busy, problem, fields } = useSubmit(async () => {
    await act('comments', { text })
    setText('')
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run()
  }
  return (
    <section aria-labelledby="said">
      <h2 id="said" className="small-caps mb-3 border-ink border-b pb-1 text-lead">
        What was said
      </h2>
      {comments.length === 0 ? <p className="text-soft">Nothing yet.</p> : null}
      <ul className="divide-y divide-rule">
        {comments.map(({ id: comment, personName, text: said, at }) => (
          <li key={comment} className="py-2">
            <p className="text-fine text-soft">
              <bdi className="font-medium text-ink">{personName}</bdi>, <RelativeTime at={at} />
            </p>
            <p className="wrap-anywhere whitespace-pre-line font-serif">
              <bdi>{said}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {maySay ? (
        <form method="post" noValidate onSubmit={submit} className="mt-3 space-y-3" data-screen-only>
          <Field label="Say or ask something" error={fields.text ?? problem?.message ?? null}>
            <TextArea rows={2} maxLength={4_000} value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
          <Button type="submit" size="small" busy={busy && 'Writing it down…'}>
            Say it
          </Button>
        </form>
      ) : null}
    </section>
  )
}

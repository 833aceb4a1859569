'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { PolicyPreviewAnswer } from '@/lib/contracts/policy'
import { useFindingsChanged } from '../findings/use-findings-changed'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { TextArea } from '../ui/input'
import { Notice } from '../ui/notice'
import { Sentence } from '../ui/sentence'

const schema = () => import('@/lib/contracts/policy').then(({ policyAnswer }) => policyAnswer)

/** What would be found with these thresholds that is not found now, and the other way round; then why, and it holds. */
export function PolicyPreview({
  preview,
  policy,
  version,
  open,
  onClose,
  onDone,
}: {
  preview: PolicyPreviewAnswer
  policy: unknown
  version: number
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const queries = useQueryClient()
  const findingsChanged = useFindingsChanged()
  const { run, busy, problem, fields } = useSubmit(async (reason: string) => {
    const body = { area: 'findings', policy, version, ...(reason === '' ? {} : { reason }) }
    await api('/api/policy', { method: 'PUT', body, schema })
    onClose()
    onDone()
    await Promise.all([queries.invalidateQueries({ queryKey: queryKeys.policy() }), findingsChanged()])
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // the dialog stands inside the page's form in React, though not in the document
    event.stopPropagation()
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('reason') ?? '').trim())
  }
  const moved = preview.rules.filter(({ before, after }) => before !== after)
  return (
    <Dialog open={open} onClose={onClose} held={busy} stays title="What this would change">
      <form method="post" onSubmit={submit} noValidate className="space-y-5">
        <Sentence size="part">{preview.sentence}</Sentence>
        {moved.length > 0 ? (
          <ul className="divide-y divide-rule border-rule border-y">
            {moved.map((rule) => (
              <li key={rule.code} className="py-2">
                <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span>{rule.title}</span>
                  <span className="figures">
                    {rule.before.toLocaleString('en')} <span aria-hidden="true">→</span>
                    <span className="sr-only">becomes</span> {rule.after.toLocaleString('en')}
                  </span>
                </p>
                <Names word="More" names={rule.appear} />
                <Names word="No longer" names={rule.disappear} />
              </li>
            ))}
          </ul>
        ) : null}
        <ul className="text-fine text-soft">
          {preview.changes.map((change) => (
            <li key={change} className="wrap-anywhere">
              {change}
            </li>
          ))}
        </ul>
        {problem && !fields.reason ? (
          <Notice tone={problem.code === 'conflict' ? 'risk' : 'danger'} title="Nothing was changed" announce>
            {problem.message}
          </Notice>
        ) : null}
        <Field label="Why" hint="The next review and the audit log show it." error={fields.reason} optional>
          <TextArea name="reason" maxLength={1_000} rows={2} />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
            Use these thresholds from now on
          </Button>
          <Button onClick={onClose}>Keep them as they are</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Names({ word, names }: { word: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <p className="wrap-anywhere text-fine text-soft">
      {word}: {names.join(', ')}
    </p>
  )
}

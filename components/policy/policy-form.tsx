'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { PolicyAnswer, PolicyPreviewAnswer } from '@/lib/contracts/policy'
import { AREAS } from '@/lib/domain/findings/finding'
import { AREA_WORDS } from '../findings/finding-words'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { countChanges, draftOf, faultOf, policyOf } from './policy-draft'
import { ListFields } from './list-fields'
import { PolicyPreview } from './policy-preview'
import { ThresholdField } from './threshold-field'

const previewSchema = () => import('@/lib/contracts/policy').then(({ policyPreviewAnswer }) => policyPreviewAnswer)

type Current = PolicyAnswer['findings']

/** All thresholds as fields; nothing is kept before its effect was shown. */
export function PolicyForm({ current, mayEdit, onDone }: { current: Current; mayEdit: boolean; onDone: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(current.policy))
  const [preview, setPreview] = useState<PolicyPreviewAnswer | null>(null)
  const [open, setOpen] = useState(false)
  const { run, busy, problem, fields, reset } = useSubmit(async () => {
    const body = { area: 'findings', policy: policyOf(draft) }
    setPreview(await api('/api/policy/preview', { method: 'POST', body, schema: previewSchema }))
    setOpen(true)
  })
  const changes = countChanges(draft, current.policy)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (changes > 0) void run()
  }
  const fieldOf = (name: string) => ({
    name,
    value: draft[name] ?? '',
    error: faultOf(fields, name),
    readOnly: !mayEdit,
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="max-w-[72rem]">
      {AREAS.map((area) => {
        const thresholds = current.thresholds.filter((threshold) => threshold.area === area)
        if (thresholds.length === 0) return null
        return (
          <section key={area} aria-labelledby={`area-${area}`} className="mb-12">
            <h2 id={`area-${area}`} className="small-caps border-ink border-b pb-1 text-lead">
              {AREA_WORDS[area]}
            </h2>
            {thresholds.map((threshold) => (
              <ThresholdField key={threshold.name} threshold={threshold} fieldOf={fieldOf} />
            ))}
          </section>
        )
      })}
      <ListFields fieldOf={fieldOf} defaults={draftOf(current.defaults)} />
      {mayEdit ? (
        <div
          className="sticky bottom-0 flex flex-wrap items-center gap-x-6 gap-y-3 border-ink border-t bg-paper py-4"
          data-screen-only
        >
          <Button
            type="submit"
            kind="primary"
            busy={busy && 'Working it out…'}
            {...(changes === 0 ? { whyNot: 'Nothing is changed yet.' } : {})}
          >
            Show what this would change
          </Button>
          {changes > 0 ? (
            <Button
              onClick={() => {
                setDraft(draftOf(current.policy))
                reset()
              }}
            >
              Back to how it was
            </Button>
          ) : null}
          <span className="text-fine text-soft">
            {changes === 0 ? 'Nothing is changed yet.' : changes === 1 ? 'One change.' : `${changes} changes.`}
          </span>
          {problem ? (
            <Notice tone="danger" title="This cannot hold as it stands" announce className="w-full">
              {Object.keys(fields).length > 0 ? 'The fields say what is expected.' : problem.message}
            </Notice>
          ) : null}
        </div>
      ) : (
        <Notice>Admins change the thresholds. Ask one of them.</Notice>
      )}
      {preview ? (
        <PolicyPreview
          preview={preview}
          policy={policyOf(draft)}
          version={current.version}
          open={open}
          onClose={() => setOpen(false)}
          onDone={onDone}
        />
      ) : null}
    </form>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { DryRunAnswer } from '@/lib/contracts/plans'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextArea } from '../ui/input'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { Sentence } from '../ui/sentence'
import { Because } from './because'
import { BreakGlass } from './break-glass'
import type { Order } from './order'
import { requestSchema, useRequestChanged } from './use-request'
import { whatItTakes } from './what-it-takes'

/** The plan was read: who has to agree, why it should be done, and the one press that asks for it. */
export function AskForm({
  order,
  params,
  plan,
  how,
  back,
}: {
  order: Order
  params: Record<string, unknown>
  plan: DryRunAnswer
  /** Said after the act where there is more than one way to it: "the safe way". */
  how: string
  back: string
}) {
  const router = useRouter()
  const changed = useRequestChanged()
  const [reason, setReason] = useState('')
  const asking = useSubmit(async (emergency: { password: string } | null) => {
    const { action, targets, findingId, undoOf } = order
    const body = {
      action,
      targets,
      params,
      reason,
      fingerprint: plan.fingerprint,
      ...(findingId && { findingId }),
      ...(undoOf && { undoOf }),
      ...(emergency && { breakGlass: true, ...(emergency.password && { password: emergency.password }) }),
    }
    const request = await api('/api/requests', { method: 'POST', body, schema: requestSchema })
    await changed(request)
    router.push(`/requests/${request.id}`)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void asking.run(null)
  }
  const { takes, title } = plan
  const isFree = takes.approvers === 0
  const what = [isFree ? title : lowered(title), how].filter(Boolean).join(', ')
  return (
    <form method="post" noValidate onSubmit={submit} className="mt-10 border-ink border-t-2 pt-6" data-screen-only>
      <Sentence size="part">{whatItTakes(takes)}</Sentence>
      <Because reasons={takes.because} />
      <Field
        label="Why should it be done?"
        hint={isFree ? 'The log keeps it.' : 'Whoever decides reads this first; the log keeps it.'}
        error={asking.fields.reason ?? null}
        className="mt-5"
      >
        <TextArea rows={3} maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {asking.problem && !asking.fields.reason && !asking.fields.password ? (
        <Notice
          tone={asking.problem.code === 'conflict' ? 'risk' : 'danger'}
          title="Nothing was asked"
          announce
          className="mt-5"
        >
          {asking.problem.message}
        </Notice>
      ) : null}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button type="submit" kind="primary" busy={asking.busy && (isFree ? 'Starting…' : 'Asking…')}>
          <span className="wrap-anywhere">{isFree ? what : `Ask to ${what}`}</span>
        </Button>
        <ButtonLink href={back}>Leave it as it is</ButtonLink>
      </div>
      {takes.breakGlass && !isFree ? (
        <BreakGlass
          title={title}
          busy={asking.busy}
          error={asking.fields.password ?? null}
          onRun={(password) => void asking.run({ password })}
        />
      ) : null}
    </form>
  )
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}

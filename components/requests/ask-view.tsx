'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { PlanAnswer } from '@/lib/contracts/plans'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextArea } from '../ui/input'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { ChoiceFields } from './choice-fields'
import { CHOICES, firstChoices, paramsOf } from './choices'
import type { Order } from './order'
import { PlanView } from './plan-view'
import { RulesEditor } from './rules-editor'
import { requestSchema, useRequestChanged } from './use-request'

const planSchema = () => import('@/lib/contracts/plans').then(({ planAnswer }) => planAnswer)

/** Asking: what is chosen, then the plan worked out from Raff as it is now, then why; then others decide. */
export function AskView({
  order,
  title,
  served,
  back,
}: {
  order: Order
  /** "Delete web-02 for good" */
  title: string
  /** The plan for what is chosen at first; null where something has to be chosen before there can be one. */
  served: PlanAnswer | null
  /** Where whoever changes their mind goes. */
  back: string
}) {
  const { action, targets } = order
  const router = useRouter()
  const changed = useRequestChanged()
  const choices = CHOICES[action] ?? []
  const [chosen, setChosen] = useState(() => firstChoices(action, order.params))
  const [extra, setExtra] = useState(order.params)
  const [plan, setPlan] = useState(served)
  const [isOld, setOld] = useState(false)
  const [reason, setReason] = useState('')
  const params = paramsOf(action, chosen, extra)

  const planning = useSubmit(async () => {
    setPlan(await api('/api/plans', { method: 'POST', body: { action, targets, params }, schema: planSchema }))
    setOld(false)
  })
  const asking = useSubmit(async (fingerprint: string) => {
    const { findingId, undoOf } = order
    const body = {
      action,
      targets,
      params,
      reason,
      fingerprint,
      ...(findingId && { findingId }),
      ...(undoOf && { undoOf }),
    }
    const request = await api('/api/requests', { method: 'POST', body, schema: requestSchema })
    await changed(request)
    router.push(`/requests/${request.id}`)
  })
  const choose = (name: string, value: string) => {
    setChosen((before) => ({ ...before, [name]: value }))
    setOld(true)
  }
  const changeRules = (change: Record<string, unknown>) => {
    setExtra((before) => ({ ...before, ...change }))
    setOld(true)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void planning.run()
  }
  const hasChoices = choices.length > 0 || action === 'security-group.update'
  const cannot = plan !== null && (plan.obstacles.length > 0 || plan.nothingLeft !== null)

  return (
    <div className="max-w-[52rem]">
      <PageHead
        name="Ask for something"
        sentence={<span className="wrap-anywhere">{plan?.title ?? title}</span>}
        lead="Nothing happens yet. Read what it would do, say why, and it goes to those who decide."
      />
      {hasChoices ? (
        <form method="post" noValidate onSubmit={submit} className="mb-10 space-y-5">
          <ChoiceFields choices={choices} chosen={chosen} fields={planning.fields} onChoose={choose} />
          {action === 'security-group.update' ? (
            <RulesEditor
              rules={extra.rules}
              insist={extra.insist === true}
              fields={planning.fields}
              onChange={(rules) => changeRules({ rules })}
              onInsist={(insist) => changeRules({ insist })}
            />
          ) : null}
          <Button
            type="submit"
            kind={plan === null || isOld ? 'primary' : 'quiet'}
            busy={planning.busy && 'Asking Raff…'}
          >
            {plan === null ? 'Show what this would do' : 'Work it out again'}
          </Button>
        </form>
      ) : null}
      {planning.problem ? (
        <Notice tone="danger" title="The plan could not be worked out" announce className="mb-8">
          {planning.problem.message}
        </Notice>
      ) : null}
      {plan === null ? null : (
        <div className={isOld ? 'opacity-50' : undefined}>
          <PlanView plan={plan} />
          {plan.saferPath ? <Notice className="mt-8">{plan.saferPath.sentence}</Notice> : null}
        </div>
      )}
      {plan === null || isOld || cannot ? (
        <p className="mt-8">
          <ButtonLink href={back}>Leave it as it is</ButtonLink>
        </p>
      ) : (
        <form
          method="post"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void asking.run(plan.fingerprint)
          }}
          className="mt-10 space-y-5 border-ink border-t-2 pt-6"
          data-screen-only
        >
          <Field
            label="Why should it be done?"
            hint="Whoever decides reads this first; the log keeps it."
            error={asking.fields.reason ?? null}
          >
            <TextArea rows={3} maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {asking.problem && !asking.fields.reason ? (
            <Notice tone={asking.problem.code === 'conflict' ? 'risk' : 'danger'} title="Nothing was asked" announce>
              {asking.problem.message}
            </Notice>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" kind="primary" busy={asking.busy && 'Asking…'}>
              <span className="wrap-anywhere">Ask to {lowered(plan.title)}</span>
            </Button>
            <ButtonLink href={back}>Leave it as it is</ButtonLink>
          </div>
        </form>
      )}
    </div>
  )
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}

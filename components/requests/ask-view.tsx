'use client'

import { type FormEvent, useRef, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { DryRunAnswer } from '@/lib/contracts/plans'
import { Button } from '../ui/button'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { AskForm } from './ask-form'
import { ChoiceFields } from './choice-fields'
import { CHOICES, type Choice, firstChoices, howOf, paramsOf } from './choices'
import type { NewKey } from './new-key'
import { NewKeyFields } from './new-key-fields'
import type { Order } from './order'
import { PlanView } from './plan-view'
import { RulesEditor } from './rules-editor'

const planSchema = () => import('@/lib/contracts/plans').then(({ dryRunAnswer }) => dryRunAnswer)

/** Asking: what is chosen, then the plan worked out from Raff as it is now, then why; then others decide. */
export function AskView({
  order,
  title,
  served,
  newKey,
  back,
}: {
  order: Order
  /** "Delete web-02 for good" */
  title: string
  /** The plan for what is chosen at first; null where something has to be chosen before there can be one. */
  served: DryRunAnswer | null
  /** What a new key can be given, where one is asked for. */
  newKey: NewKey | null
  /** Where whoever changes their mind goes. */
  back: string
}) {
  const { action } = order
  const choices = CHOICES[action] ?? []
  const [chosen, setChosen] = useState(() => firstChoices(action, order.params))
  const [extra, setExtra] = useState(order.params)
  const [targets, setTargets] = useState(order.targets)
  const [plan, setPlan] = useState(served)
  const [isOld, setOld] = useState(false)
  const params = paramsOf(action, chosen, extra)
  const wanted = useRef({ targets, params })

  const planning = useSubmit(async () => {
    let asked: typeof wanted.current
    let answer: DryRunAnswer
    // what is picked while Raff is being asked counts, too
    do {
      asked = wanted.current
      answer = await api('/api/plans', { method: 'POST', body: { action, ...asked }, schema: planSchema })
    } while (asked !== wanted.current)
    setPlan(answer)
    setOld(false)
  })
  const change = (nextChosen: typeof chosen, nextExtra: typeof extra, nextTargets = targets) => {
    setChosen(nextChosen)
    setExtra(nextExtra)
    setTargets(nextTargets)
    wanted.current = { targets: nextTargets, params: paramsOf(action, nextChosen, nextExtra) }
    setOld(true)
  }
  const choose = ({ name, type }: Choice, value: string) => {
    change({ ...chosen, [name]: value }, extra)
    // a pick is whole at once; what is typed is whole when its writer says so
    if (plan !== null && (type === 'one-of' || type === 'yes-no')) void planning.run()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void planning.run()
  }
  const hasChoices = choices.length > 0 || action === 'security-group.update'
  const cannot = plan !== null && (plan.obstacles.length > 0 || plan.nothingLeft !== null)
  const safer = plan?.saferPath ?? null

  return (
    <div className="max-w-[52rem]">
      <PageHead
        name="Ask for something"
        sentence={<span className="wrap-anywhere">{plan?.title ?? title}</span>}
        lead="Nothing happens yet. Read what it would do, and say why; what it takes then stands at the end."
      />
      {hasChoices ? (
        <form method="post" noValidate onSubmit={submit} className="mb-10 space-y-5">
          <ChoiceFields choices={choices} chosen={chosen} fields={planning.fields} onChoose={choose} />
          {newKey ? (
            <NewKeyFields
              choices={newKey}
              targets={targets}
              params={extra}
              fields={planning.fields}
              onTargets={(next) => change(chosen, extra, next)}
              onParams={(next) => change(chosen, { ...extra, ...next })}
            />
          ) : null}
          {action === 'security-group.update' ? (
            <RulesEditor
              rules={extra.rules}
              insist={extra.insist === true}
              fields={planning.fields}
              onChange={(rules) => change(chosen, { ...extra, rules })}
              onInsist={(insist) => change(chosen, { ...extra, insist })}
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
        <div aria-busy={isOld} className={isOld ? 'opacity-50' : undefined}>
          {safer && !isOld ? (
            <Notice
              tone="risk"
              title="There is a safer way"
              className="mb-8"
              actions={
                <Button
                  onClick={() => {
                    change(firstChoices(action, safer.params), extra)
                    void planning.run()
                  }}
                >
                  Take the safer way instead
                </Button>
              }
            >
              {safer.sentence}
            </Notice>
          ) : null}
          <PlanView plan={plan} />
        </div>
      )}
      {plan === null || isOld || cannot ? (
        <p className="mt-8">
          <ButtonLink href={back}>Leave it as it is</ButtonLink>
        </p>
      ) : (
        <AskForm order={{ ...order, targets }} params={params} plan={plan} how={howOf(action, chosen)} back={back} />
      )}
    </div>
  )
}

'use client'

import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { UntilField } from '../findings/until-field'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input, TextArea } from '../ui/input'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'
import { Sentence } from '../ui/sentence'
import { VerbChoice } from '../ui/verb-choice'
import { whatOf } from './request-words'
import { useAct } from './use-request'
import { lengthOf } from './what-it-takes'

type Verdict = 'approve' | 'keep' | 'postpone'

/** The decision: what is asked of the approver first, then the act by its name, the safe choice beside it, the third way below. */
export function DecidePanel({ request }: { request: RequestAnswer }) {
  const { plan, policy, targets, title, fingerprint } = { ...request, fingerprint: request.plan.fingerprint }
  const act = useAct(request.id)
  const [chosen, choose] = useState<Verdict>('approve')
  const [postponing, setPostponing] = useState(false)
  const [until, setUntil] = useState('')
  const [form, setForm] = useState({ confirmation: '', reason: '', password: '' })
  const [missing, setMissing] = useState<Record<string, string>>({})
  const { run, busy, problem, fields } = useSubmit(async (verdict: Verdict) => {
    const { confirmation, reason, password } = form
    await act('decision', {
      verdict,
      fingerprint,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(verdict === 'approve' && confirmation ? { confirmation } : {}),
      ...(verdict === 'approve' && password ? { password } : {}),
      ...(verdict === 'postpone' ? { until: new Date(`${until}T09:00:00`).toISOString() } : {}),
    })
  })
  const decide = (verdict: Verdict) => {
    choose(verdict)
    const faults: Record<string, string> = {}
    if (verdict === 'keep' && form.reason.trim() === '') faults.reason = 'Say why it should not be done.'
    if (verdict === 'postpone' && until === '') faults.until = 'Choose a day.'
    setMissing(faults)
    if (Object.keys(faults).length === 0) void run(verdict)
  }
  const said = { ...fields, ...missing }
  const type = (name: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm((before) => ({ ...before, [name]: event.target.value }))
  const isTyped = policy.typedFact && plan.confirmation !== null
  const what = whatOf(targets)

  return (
    <section aria-labelledby="decide" className="border-ink border-t-2 pt-6" data-screen-only>
      <h2 id="decide" className="small-caps mb-2 text-lead text-soft">
        Your decision
      </h2>
      <Sentence size="part" className="mb-6">
        Exactly what stands above is decided, and nothing else.
      </Sentence>
      <form
        method="post"
        noValidate
        onSubmit={(event: FormEvent) => {
          // Enter in a field never approves anything
          event.preventDefault()
        }}
        className="max-w-[44rem] space-y-5"
      >
        {isTyped && plan.confirmation ? (
          <Field
            label={
              <>
                To approve, type: <span className="wrap-anywhere font-mono font-normal">{plan.confirmation.fact}</span>
              </>
            }
            hint={plan.confirmation.why}
            error={said.confirmation ?? null}
          >
            <Input autoComplete="off" spellCheck={false} value={form.confirmation} onChange={type('confirmation')} />
          </Field>
        ) : null}
        <Field
          label="Why"
          hint={
            policy.reasonToApprove
              ? 'Needed for either decision: the log keeps it.'
              : 'Needed to keep things as they are; welcome otherwise.'
          }
          error={said.reason ?? null}
          optional={!policy.reasonToApprove}
        >
          <TextArea rows={2} maxLength={2_000} value={form.reason} onChange={type('reason')} />
        </Field>
        {policy.password ? (
          <Field
            label="Your password"
            hint="To approve. Not needed if you entered it within the last five minutes."
            error={said.password ?? null}
            optional
          >
            <PasswordInput autoComplete="current-password" value={form.password} onChange={type('password')} />
          </Field>
        ) : null}
        {postponing ? (
          <div className="border-rule border-s-4 ps-4">
            <UntilField label="Decide again on" value={until} onChange={setUntil} error={said.until} />
            <div className="mt-3 flex flex-wrap gap-3">
              <Button busy={busy && chosen === 'postpone' && 'Putting it off…'} onClick={() => decide('postpone')}>
                Put it off until then
              </Button>
              <Button kind="plain" onClick={() => setPostponing(false)}>
                Decide now after all
              </Button>
            </div>
          </div>
        ) : null}
        {problem && Object.keys(fields).length === 0 ? (
          <Notice tone={problem.code === 'conflict' ? 'risk' : 'danger'} title="Nothing was decided" announce>
            {problem.message}
          </Notice>
        ) : null}
        <VerbChoice
          act={
            <Button
              kind={plan.risk.level === 'low' ? 'primary' : 'danger'}
              busy={busy && chosen === 'approve' && 'Approving…'}
              onClick={() => decide('approve')}
            >
              <span className="wrap-anywhere">Approve: {lowered(title)}</span>
            </Button>
          }
          keep={
            <Button busy={busy && chosen === 'keep' && 'Writing it down…'} onClick={() => decide('keep')}>
              <span className="wrap-anywhere">
                Keep <bdi>{what}</bdi> as {targets.length === 1 ? 'it is' : 'they are'}
              </span>
            </Button>
          }
          third={
            postponing ? null : (
              <Button kind="plain" onClick={() => setPostponing(true)}>
                Decide another day
              </Button>
            )
          }
        />
        <p className="text-fine text-soft">{whatFollows(request)}</p>
      </form>
    </section>
  )
}

/** What the press on "Approve" sets going. */
function whatFollows({ votesNeeded, votesGiven, policy }: RequestAnswer): string {
  const left = votesNeeded - votesGiven - 1
  if (left > 0) return `After yours, ${left === 1 ? 'one more approval is' : `${left} more approvals are`} needed.`
  if (policy.coolingOffMinutes > 0)
    return `With yours it is approved. It begins ${lengthOf(policy.coolingOffMinutes)} later; until then anybody can stop it.`
  return 'With yours it is approved, and begins at once.'
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}

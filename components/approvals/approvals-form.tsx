'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import { RISK_LEVELS, RISK_WORDS, type RiskLevel } from '@/lib/domain/requests/risk'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'
import { EnvironmentRules } from './environment-rules'
import { ProtectedThings } from './protected-things'
import { RuleFields } from './rule-fields'
import { WorkingHoursFields } from './working-hours-fields'

const schema = () => import('@/lib/contracts/approval-policy').then(({ approvalPolicyAnswer }) => approvalPolicyAnswer)

const MEANINGS: Record<RiskLevel, string> = {
  low: 'Adds something or can be taken back at once: a backup, a tag, starting a server.',
  medium:
    'Something stops or changes, and can be put back: stopping a server, changing a schedule, switching off a key.',
  high: 'Something is lost for good or somebody is let in, and everything in production that is more than adding.',
}

/** The rules as fields; a change says why, proves who makes it, and waits for a second person where there is one. */
export function ApprovalsForm({ current, mayEdit }: { current: ApprovalPolicyAnswer; mayEdit: boolean }) {
  const queries = useQueryClient()
  const [policy, setPolicy] = useState(current.policy)
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [said, say] = useState('')
  const { run, busy, problem, fields } = useSubmit(async () => {
    const body = { version: current.version, policy, reason, ...(password ? { password } : {}) }
    const answer = await api('/api/policy/approvals', { method: 'PUT', body, schema })
    say(answer.proposal ? 'It waits for a second person now.' : 'It holds from now on.')
    queries.setQueryData(queryKeys.approvals(), answer)
  })
  const isChanged = JSON.stringify(policy) !== JSON.stringify(current.policy)
  const readOnly = !mayEdit || current.proposal !== null
  const fault = (name: string) => fields[`policy.${name}`] ?? fields[name] ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run()
  }
  return (
    <form method="post" noValidate onSubmit={submit} className="max-w-[64rem]">
      <p role="status" className="text-good not-empty:mb-6">
        {said}
      </p>
      {RISK_LEVELS.map((level) => (
        <fieldset key={level} className="mb-8 border-rule border-b pb-6">
          <legend className="small-caps text-lead">{RISK_WORDS[level]}</legend>
          <p className="mb-4 max-w-[64ch] text-soft">{MEANINGS[level]}</p>
          <RuleFields
            rule={policy.levels[level]}
            path={`levels.${level}`}
            fields={fields}
            readOnly={readOnly}
            onChange={(rule) => setPolicy((before) => ({ ...before, levels: { ...before.levels, [level]: rule } }))}
          />
        </fieldset>
      ))}
      <EnvironmentRules
        policy={policy}
        fields={fields}
        readOnly={readOnly}
        onChange={(environments) => setPolicy((before) => ({ ...before, environments }))}
      />
      <WorkingHoursFields
        hours={policy.hours}
        fault={fault}
        readOnly={readOnly}
        onChange={(hours) => setPolicy((before) => ({ ...before, hours }))}
      />
      <ProtectedThings
        ids={policy.protectedResources}
        names={current.protectedNames}
        error={fault('protectedResources')}
        readOnly={readOnly}
        onChange={(protectedResources) => setPolicy((before) => ({ ...before, protectedResources }))}
      />
      <section aria-labelledby="others" className="mb-10 space-y-5">
        <h2 id="others" className="small-caps border-ink border-b pb-1 text-lead">
          For all of them
        </h2>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label="Days until a request expires"
            hint="Nobody decided: it is not done, and somebody may ask again."
            error={fault('expiryDays')}
          >
            <Input
              type="number"
              min={1}
              max={90}
              readOnly={readOnly}
              value={policy.expiryDays}
              onChange={(event) => setPolicy((before) => ({ ...before, expiryDays: event.target.valueAsNumber || 0 }))}
            />
          </Field>
          <Field
            label="Hours a team of one waits"
            hint="With nobody else to agree, time stands in for the second person."
            error={fault('onePersonDelayHours')}
          >
            <Input
              type="number"
              min={24}
              readOnly={readOnly}
              value={policy.onePersonDelayHours}
              onChange={(event) =>
                setPolicy((before) => ({ ...before, onePersonDelayHours: event.target.valueAsNumber || 0 }))
              }
            />
          </Field>
        </div>
        <Checkbox
          label="In an emergency an admin may run something at once"
          hint="With a written reason. The request and the log carry the mark that nobody else was asked."
          checked={policy.breakGlass}
          disabled={readOnly}
          onChange={(event) => setPolicy((before) => ({ ...before, breakGlass: event.target.checked }))}
        />
      </section>
      {mayEdit ? null : <Notice>Admins change these rules. Ask one of them.</Notice>}
      {isChanged && !readOnly ? (
        <div className="sticky bottom-0 space-y-4 border-ink border-t bg-paper py-5" data-screen-only>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="Why" error={fields.reason ?? null}>
              <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
            </Field>
            <Field
              label="Your password"
              hint="Not needed if you entered it within the last five minutes."
              error={fields.password ?? null}
              optional
            >
              <PasswordInput
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
          </div>
          {problem ? (
            <Notice tone={problem.code === 'conflict' ? 'risk' : 'danger'} title="Nothing was changed" announce>
              {problem.message}
            </Notice>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" kind="primary" busy={busy && 'Writing it down…'}>
              {current.approvers > 1 ? 'Propose these rules to a second person' : 'Use these rules from now on'}
            </Button>
            <Button onClick={() => setPolicy(current.policy)}>Back to how it was</Button>
          </div>
        </div>
      ) : null}
    </form>
  )
}

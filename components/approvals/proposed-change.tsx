'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import { PasswordInput } from '../ui/password-input'
import { RelativeTime } from '../ui/relative-time'
import { VerbChoice } from '../ui/verb-choice'

const schema = () => import('@/lib/contracts/approval-policy').then(({ approvalPolicyAnswer }) => approvalPolicyAnswer)

/** Other rules that wait for a second person. */
export function ProposedChange({
  proposal: { id, changes, reason, askedBy, askedAt, mine },
  mayDecide,
}: {
  proposal: NonNullable<ApprovalPolicyAnswer['proposal']>
  mayDecide: boolean
}) {
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const { run, busy, problem, fields } = useSubmit(async (verdict: 'approve' | 'keep') => {
    const body = { proposal: id, verdict, ...(password ? { password } : {}) }
    queries.setQueryData(
      queryKeys.approvals(),
      await api('/api/policy/approvals/decision', { method: 'POST', body, schema }),
    )
  })
  return (
    <section aria-labelledby="proposal" className="mb-10 max-w-[44rem] border-ink border-y-2 py-5">
      <h2 id="proposal" className="small-caps mb-2 text-lead text-soft">
        A change waits for a second person
      </h2>
      <p className="wrap-anywhere font-serif text-lead">
        “<bdi>{reason}</bdi>”
      </p>
      <p className="mb-3 text-fine text-soft">
        <bdi>{askedBy}</bdi>, <RelativeTime at={askedAt} />
      </p>
      <ul className="mb-4 list-disc space-y-1 ps-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {mine ? (
        <p className="mb-3 text-soft">You proposed it: somebody else has to agree. You can take it back.</p>
      ) : mayDecide ? (
        <Field
          label="Your password"
          hint="Not needed if you entered it within the last five minutes."
          error={fields.password ?? null}
          optional
          className="mb-4 max-w-96"
        >
          <PasswordInput
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      ) : (
        <p className="text-soft">It takes an approver to decide on it.</p>
      )}
      {problem ? (
        <Notice tone="danger" title="Nothing was decided" announce className="mb-4">
          {problem.message}
        </Notice>
      ) : null}
      {mine && mayDecide ? (
        <Button busy={busy && 'Taking it back…'} onClick={() => void run('keep')}>
          Keep the rules as they are
        </Button>
      ) : mayDecide ? (
        <VerbChoice
          act={
            <Button kind="danger" busy={busy && 'Writing it down…'} onClick={() => void run('approve')}>
              Approve: use the new rules
            </Button>
          }
          keep={
            <Button busy={busy && 'Writing it down…'} onClick={() => void run('keep')}>
              Keep the rules as they are
            </Button>
          }
        />
      ) : null}
    </section>
  )
}

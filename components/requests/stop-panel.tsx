'use client'

import { useState } from 'react'
import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { useAct } from './use-request'

/** Approved or running: when it begins, and "Stop this" for anybody who sees a mistake. */
export function StopPanel({ request: { id, status, runAt, whyNotStop } }: { request: RequestAnswer }) {
  const act = useAct(id)
  const [reason, setReason] = useState('')
  const { run, busy, problem } = useSubmit(() => act('stop', reason.trim() ? { reason: reason.trim() } : {}))
  if (whyNotStop !== null) return null
  const isUnderWay = status === 'approved' || status === 'running'
  const words = isUnderWay ? 'Stop this' : 'Take it back'
  return (
    <section
      aria-label={words}
      className={isUnderWay ? 'border-risk border-s-4 bg-risk-tint px-5 py-4' : 'border-rule border-t pt-6'}
      data-screen-only
    >
      <p className={isUnderWay ? 'mb-3 text-lead' : 'mb-3'}>
        {status === 'approved' ? (
          <>
            It is approved and begins {runAt ? <RelativeTime at={runAt} /> : 'soon'}. Until then nothing is sent, and
            anybody can stop it.
          </>
        ) : status === 'running' ? (
          'It is under way. What was sent cannot be taken back; what is left need not be sent.'
        ) : (
          'Nothing has been sent yet. Whoever asked can take it back.'
        )}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Why" optional className="min-w-0 grow basis-64">
          <Input value={reason} maxLength={2_000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button busy={busy && (isUnderWay ? 'Stopping…' : 'Taking it back…')} onClick={() => void run()}>
          {words}
        </Button>
      </div>
      {problem ? (
        <Notice tone="danger" title="It was not stopped" announce className="mt-3">
          {problem.message}
        </Notice>
      ) : null}
    </section>
  )
}

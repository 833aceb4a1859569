'use client'

import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { useAct } from './use-request'

/** Things are not as they were when it was asked: what is different, and the way to ask again. Earlier votes do not count. */
export function OutOfDate({
  request: { id, status, difference, postponedUntil },
  mayAsk,
}: {
  request: RequestAnswer
  mayAsk: boolean
}) {
  const act = useAct(id)
  const { run, busy, problem } = useSubmit(() => act('renewal', {}))
  if (status !== 'out-of-date' && status !== 'postponed') return null
  return (
    <Notice
      tone="unknown"
      title={status === 'postponed' ? 'It was put off' : 'Things have changed since it was asked'}
      actions={
        <Button
          busy={busy && 'Working out the new plan…'}
          {...(mayAsk ? {} : { whyNot: 'It takes a member to ask again.' })}
          onClick={() => void run()}
        >
          {status === 'postponed' ? 'Take it up now' : 'Ask again with things as they are now'}
        </Button>
      }
    >
      {status === 'out-of-date' ? (
        <>
          <p>What would happen is not what was asked for any more, so that earlier approvals do not count.</p>
          <dl className="mt-3 space-y-3">
            {difference.map(({ what, before, after }) => (
              <div key={what}>
                <dt className="font-medium">{what}</dt>
                {before.map((line) => (
                  <dd key={`before ${line}`} className="wrap-anywhere text-soft">
                    <del>{line}</del>
                  </dd>
                ))}
                {after.map((line) => (
                  <dd key={`after ${line}`} className="wrap-anywhere">
                    <ins className="no-underline">now: {line}</ins>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>
          It comes back by itself {postponedUntil ? <RelativeTime at={postponedUntil} style="short" /> : 'on its day'}.
          Nothing happens until then.
        </p>
      )}
      {problem ? <p className="mt-3 font-medium text-danger">{problem.message}</p> : null}
    </Notice>
  )
}

'use client'

import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { LiveAnswer } from '@/lib/contracts/resource'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

const liveSchema = () => import('@/lib/contracts/resource').then(({ liveAnswer }) => liveAnswer)

/** Asks Raff about this one thing right now, and says what differs from the page. */
export function LiveCheck({ id }: { id: string }) {
  const [answer, setAnswer] = useState<LiveAnswer | null>(null)
  const { run, busy, problem } = useSubmit(async () => {
    setAnswer(null)
    setAnswer(await api(`/api/resources/${id}/live`, { schema: liveSchema }))
  })
  return (
    <>
      <Button size="small" onClick={() => void run()} busy={busy && 'Asking Raff…'}>
        Ask Raff now
      </Button>
      <div role="status" className="order-last basis-full empty:hidden">
        {answer ? <Answer answer={answer} /> : null}
      </div>
      {problem ? (
        <Notice tone="danger" title="Raff could not be asked." announce className="order-last basis-full">
          {problem.message}
        </Notice>
      ) : null}
    </>
  )
}

function Answer({ answer: { state, differences } }: { answer: LiveAnswer }) {
  if (state === 'same')
    return (
      <Notice tone="good" title="Raff says the same right now.">
        Nothing has changed since the last reading.
      </Notice>
    )
  if (state === 'gone')
    return (
      <Notice tone="risk" title="Raff does not know it any more.">
        The next reading will look at everything around it and, if it is really gone, say so here.
      </Notice>
    )
  return (
    <Notice tone="risk" title="Something has changed since the last reading:">
      <ul>
        {differences.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            <bdi>{sentence}</bdi>
          </li>
        ))}
      </ul>
      <p className="mt-1">The next reading, within ten minutes, brings it into the inventory.</p>
    </Notice>
  )
}

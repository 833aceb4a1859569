'use client'

import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { useAct } from './use-request'

type Props = { request: Pick<RequestAnswer, 'id' | 'skipped' | 'reason' | 'askedBy'>; viewerId: string }

/** Run in an emergency: whoever would have had to be asked says here that they know of it. */
export function SkippedPanel({ request: { id, skipped, reason, askedBy }, viewerId }: Props) {
  const act = useAct(id)
  const { run, busy, problem } = useSubmit(() => act('seen', {}))
  const mine = skipped.find(({ personId }) => personId === viewerId)
  if (!mine || mine.seenAt !== null) return null
  return (
    <Notice tone="risk" title="You were not asked about this">
      <p className="wrap-anywhere mb-3">
        <bdi>{askedBy.name}</bdi> ran it in an emergency: “<bdi>{reason}</bdi>” It stays among what waits for you until
        you have seen it.
      </p>
      <Button busy={busy && 'Saying so…'} onClick={() => void run()}>
        I have seen that it was run
      </Button>
      {problem ? <p className="mt-3 font-medium text-danger">{problem.message}</p> : null}
    </Notice>
  )
}

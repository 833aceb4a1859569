'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { resultsSchema, useOwnershipChanged } from './use-ownership'

/** "Still mine", for a selection. What is somebody else's stays as it is and is counted. */
export function StillMineButton({ ids, onDone }: { ids: readonly string[]; onDone: (sentence: string) => void }) {
  const changed = useOwnershipChanged()
  const { run, busy, problem } = useSubmit(async () => {
    const body = { ids }
    const answer = await api('/api/ownership/confirmations', { method: 'POST', body, schema: resultsSchema })
    await changed()
    const first = answer.results.find(({ outcome }) => outcome === 'refused')
    const rest = answer.refused > 0 ? ` ${answer.refused.toLocaleString('en')} left alone: ${first?.why ?? ''}` : ''
    onDone(`${answer.changed.toLocaleString('en')} confirmed, as of now.${rest}`)
  })
  return (
    <>
      <Button size="small" busy={busy && 'Writing it down…'} onClick={() => void run()}>
        Still mine
      </Button>
      {problem ? (
        <p role="alert" className="text-danger">
          {problem.message}
        </p>
      ) : null}
    </>
  )
}

'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { resultsSchema, useOwnershipChanged } from './use-ownership'

/** "Still mine", for all one's own things of a selection at once. What became somebody else's meanwhile stays as it is and is counted. */
export function StillMineButton({
  things,
  of,
  onDone,
}: {
  things: readonly { id: string }[]
  /** How many are selected in all. */
  of: number
  onDone: (sentence: string) => void
}) {
  const changed = useOwnershipChanged()
  const { run, busy, problem } = useSubmit(async () => {
    const body = { ids: things.map(({ id }) => id) }
    const answer = await api('/api/ownership/confirmations', { method: 'POST', body, schema: resultsSchema })
    await changed()
    const first = answer.results.find(({ outcome }) => outcome === 'refused')
    const rest = answer.refused > 0 ? ` ${counted(answer.refused)} left alone: ${first?.why ?? ''}` : ''
    onDone(`${counted(answer.changed)} confirmed as still yours, as of now.${rest}`)
  })
  const count = things.length.toLocaleString('en')
  return (
    <>
      <Button size="small" busy={busy && 'Writing it down…'} onClick={() => void run()}>
        {things.length === of ? 'Still mine' : `${count} of them ${things.length === 1 ? 'is' : 'are'} still mine`}
      </Button>
      {problem ? (
        <p role="alert" className="text-danger">
          {problem.message}
        </p>
      ) : null}
    </>
  )
}

function counted(count: number): string {
  return count === 1 ? 'One thing' : `${count.toLocaleString('en')} things`
}

'use client'

import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { useAct } from './use-request'

/** Nobody knew what came of it: Raff is read once more, and nothing is ever sent again. */
export function LookAgain({ id }: { id: string }) {
  const act = useAct(id)
  const { run, busy, problem } = useSubmit(() => act('look', undefined))
  return (
    <div className="mt-3" data-screen-only>
      <Button size="small" busy={busy && 'Reading Raff…'} onClick={() => void run()}>
        Look at Raff once more
      </Button>
      <p role="status" className="mt-1 text-fine text-soft">
        {problem ? problem.message : 'This only reads. Nothing is sent again.'}
      </p>
    </div>
  )
}

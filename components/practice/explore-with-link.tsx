'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { doneAnswer } from '@/lib/contracts/answers'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

/** One press from the welcome link to a company full of things to look at. */
export function ExploreWithLink({ token, verb }: { token: string; verb: string }) {
  const { run, busy, problem } = useSubmit(async () => {
    await api('/api/welcome/explore', { method: 'POST', body: { token }, schema: doneAnswer })
    // a whole new page: the session came with the answer
    window.location.assign('/')
    await new Promise(() => {})
  })
  return (
    <>
      {problem ? (
        <Notice tone="danger" announce className="mb-4" title="This did not work">
          {problem.message}
        </Notice>
      ) : null}
      <Button kind="primary" busy={busy && 'Opening a small company…'} onClick={() => run()}>
        {verb}
      </Button>
    </>
  )
}

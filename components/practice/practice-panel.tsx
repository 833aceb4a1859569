'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import { type PracticeAnswer, practiceAnswer } from '@/lib/contracts/practice'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ButtonLink } from '../ui/link'
import { Notice } from '../ui/notice'
import { Sentence } from '../ui/sentence'
import { VerbChoice } from '../ui/verb-choice'
import { SampleSignIns } from './sample-sign-ins'

/** Opens and leaves the practice account, and shows whom one can be in it. */
export function PracticePanel({ practice }: { practice: PracticeAnswer }) {
  const router = useRouter()
  const [leaving, setLeaving] = useState(false)
  const explore = useSubmit(async () => {
    await api('/api/practice', { method: 'POST', schema: practiceAnswer })
    // the ribbon above the page comes or goes with it
    router.refresh()
  })
  const leave = useSubmit(async () => {
    await api('/api/practice', { method: 'DELETE', schema: practiceAnswer })
    setLeaving(false)
    router.refresh()
  })
  const problem = explore.problem ?? leave.problem
  return (
    <div className="max-w-3xl space-y-8">
      {problem ? (
        <Notice tone="danger" announce>
          {problem.message}
        </Notice>
      ) : null}
      {practice.open ? (
        <>
          <section aria-labelledby="sample-people">
            <Sentence as="h2" size="part" className="mb-2">
              <span id="sample-people">Be somebody else for a while</span>
            </Sentence>
            <p className="mb-4 max-w-[60ch] text-soft">
              Some things take two. Sign in as one of these in a private window: ask for an action here, decide about it
              there.
            </p>
            <SampleSignIns people={practice.people} />
          </section>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/settings/connections/new" kind="primary">
              Connect your real account
            </ButtonLink>
            <Button onClick={() => setLeaving(true)}>Leave the practice account</Button>
          </div>
        </>
      ) : practice.possible ? (
        <Button kind="primary" busy={explore.busy && 'Starting it…'} onClick={() => explore.run()}>
          Explore the practice account
        </Button>
      ) : null}
      <Dialog
        open={leaving}
        onClose={() => setLeaving(false)}
        held={leave.busy}
        title="Leave the practice account?"
        lead="Its company and everything you did there are over, and its sample people can no longer sign in. What is written in the audit log stays. You can begin anew at any time, as long as no real account is connected."
      >
        <VerbChoice
          act={
            <Button kind="danger" busy={leave.busy && 'Leaving…'} onClick={() => leave.run()}>
              Leave the practice account
            </Button>
          }
          keep={<Button onClick={() => setLeaving(false)}>Go on exploring</Button>}
        />
      </Dialog>
    </div>
  )
}

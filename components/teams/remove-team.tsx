'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { TeamAnswer } from '@/lib/contracts/teams'
import { capital, countWords } from '@/lib/domain/number-words'
import { useOwnershipChanged } from '../owners/use-ownership'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Facts } from '../ui/facts'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { VerbChoice } from '../ui/verb-choice'
import { doneSchema } from './use-teams'

/** What a removed team leaves behind is said before it is removed. */
export function RemoveTeam({
  team,
  open,
  onClose,
  onDone,
}: {
  team: TeamAnswer
  open: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}) {
  const changed = useOwnershipChanged()
  const { run, busy, problem } = useSubmit(async () => {
    await api(`/api/teams/${team.id}`, { method: 'DELETE', schema: doneSchema })
    await changed()
    onDone(`${team.name} is removed.`)
    onClose()
  })
  const left = team.owns + team.backsUp
  return (
    <Dialog
      open={open}
      onClose={onClose}
      held={busy}
      title={
        <>
          Remove <bdi className="wrap-anywhere">{team.name}</bdi>?
        </>
      }
    >
      <div className="space-y-6">
        <Facts
          facts={[
            {
              name: 'What stops',
              value:
                left === 0
                  ? 'Nothing: it answers for nothing.'
                  : `${capital(countWords(team.owns, 'thing has', 'things have'))} no owner any more${team.backsUp > 0 ? `, ${countWords(team.backsUp, 'thing', 'things')} no backup owner` : ''}. They keep its name until somebody else is named.`,
            },
            { name: 'What stays', value: 'Its people, and everything it did, in the log.' },
            { name: 'Undo', value: 'None: make a new team and make it the owner.' },
          ]}
        />
        {left > 0 ? (
          <p>
            You can <Link href={`/handover?owner=team:${team.id}`}>hand over what it has</Link> first, item by item.
          </p>
        ) : null}
        {problem ? (
          <Notice tone="danger" title="Nothing was changed" announce>
            {problem.message}
          </Notice>
        ) : null}
        <VerbChoice
          act={
            <Button kind="danger" onClick={() => void run()} busy={busy && 'Removing…'}>
              Remove the team
            </Button>
          }
          keep={<Button onClick={onClose}>Keep it</Button>}
        />
      </div>
    </Dialog>
  )
}

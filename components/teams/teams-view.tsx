'use client'

import { useState } from 'react'
import type { TeamAnswer, TeamsAnswer } from '@/lib/contracts/teams'
import { Empty } from '../states/empty'
import { QueryBoundary } from '../states/query-boundary'
import { Button } from '../ui/button'
import { PageHead } from '../ui/page-head'
import { RemoveTeam } from './remove-team'
import { TeamDialog } from './team-dialog'
import { TeamEntry } from './team-entry'
import { teamsSentence } from './teams-sentence'
import { useTeams } from './use-teams'

type Question = { act: 'make' } | { act: 'change' | 'remove'; team: TeamAnswer }

/** People who answer for things together: who is in each team, and how much it answers for. */
export function TeamsView({ served, manages }: { served: TeamsAnswer; manages: boolean }) {
  const query = useTeams(served)
  const [question, setQuestion] = useState<(Question & { number: number }) | null>(null)
  const [open, setOpen] = useState(false)
  const [said, say] = useState('')
  const ask = (next: Question) => {
    setQuestion((before) => ({ ...next, number: (before?.number ?? 0) + 1 }))
    setOpen(true)
  }
  const about = { open, onClose: () => setOpen(false), onDone: say }
  const make = (
    <Button kind="primary" onClick={() => ask({ act: 'make' })}>
      Make a team
    </Button>
  )
  return (
    <>
      <PageHead
        name="Teams"
        sentence={teamsSentence(query.data.data)}
        lead="A team answers for a thing as long as somebody in it can come in. Anybody in it can say that it is still theirs."
        actions={manages && query.data.total > 0 ? make : undefined}
      />
      <p role="status" className="text-good not-empty:mb-4 wrap-anywhere">
        {said}
      </p>
      <QueryBoundary
        query={query}
        what="teams"
        isEmpty={({ total }) => total === 0}
        empty={
          <Empty
            sentence="People come and go; a team stays."
            detail={
              manages
                ? 'Make one for the people who look after something together, and make it the owner.'
                : 'An admin can make one. Until then people answer for things by themselves.'
            }
            next={manages ? make : undefined}
          />
        }
      >
        {({ data }) => (
          <ul className="border-ink border-t">
            {data.map((team) => (
              <TeamEntry
                key={team.id}
                team={team}
                onChange={manages ? () => ask({ act: 'change', team }) : undefined}
                onRemove={manages ? () => ask({ act: 'remove', team }) : undefined}
              />
            ))}
          </ul>
        )}
      </QueryBoundary>
      {question?.act === 'make' ? <TeamDialog key={question.number} {...about} /> : null}
      {question?.act === 'change' ? <TeamDialog key={question.number} team={question.team} {...about} /> : null}
      {question?.act === 'remove' ? <RemoveTeam key={question.number} team={question.team} {...about} /> : null}
    </>
  )
}

'use client'

import type { ApiProblem } from '@/lib/client/api-problem'
import type { PersonAnswer } from '@/lib/contracts/people'
import { ROLE_WORDS } from '../shell/role-words'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { STATUS_WORDS, statusOf } from './people-words'

/** Why nothing was changed. When somebody else was faster it says how things stand now, and lets one decide anew. */
export function Refused({
  problem,
  now,
  onAskAgain,
}: {
  problem: ApiProblem | null
  now: PersonAnswer
  onAskAgain: () => void
}) {
  if (!problem) return null
  // the other conflicts name the field they are about
  const isStale = problem.code === 'conflict' && Object.keys(problem.fields).length === 0
  if (!isStale) {
    return (
      <Notice tone="danger" title="Nothing was changed" announce>
        {problem.message}
      </Notice>
    )
  }
  return (
    <Notice
      tone="risk"
      title="Somebody else was faster, so nothing was changed"
      announce
      actions={<Button onClick={onAskAgain}>Decide anew</Button>}
    >
      <bdi className="wrap-anywhere">{now.name}</bdi> is now: {ROLE_WORDS[now.role].name.toLowerCase()},{' '}
      {STATUS_WORDS[statusOf(now)].word.toLowerCase()}. Look at it as it is now, then decide.
    </Notice>
  )
}

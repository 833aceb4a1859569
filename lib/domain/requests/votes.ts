import type { FrozenPolicy } from './freeze-policy'

export type Vote = {
  personId: string
  personName: string
  verdict: 'approve' | 'keep' | 'postpone'
  reason: string | null
  at: Date
  /** Given for this very plan: an older one does not count. */
  round: number
}

/** Somebody who may decide at this moment: switched on, and with a role that allows it. */
export type Approver = { id: string; name: string }

/**
 * The votes that count right now. One a person, only of those who were asked, only for the plan as it is; a person who was
 * switched off or lost the role has lost the vote with it.
 */
export function countingVotes(
  votes: readonly Vote[],
  policy: Pick<FrozenPolicy, 'electorate' | 'askerMayApprove'>,
  request: { askedById: string; round: number },
  approvers: readonly Pick<Approver, 'id'>[],
): Vote[] {
  const able = new Set(approvers.map(({ id }) => id))
  const mine = new Map<string, Vote>()
  for (const vote of votes) {
    if (vote.verdict !== 'approve' || vote.round !== request.round) continue
    if (!able.has(vote.personId) || !policy.electorate.includes(vote.personId)) continue
    if (vote.personId === request.askedById && !policy.askerMayApprove) continue
    mine.set(vote.personId, vote)
  }
  return [...mine.values()]
}

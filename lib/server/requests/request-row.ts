import 'server-only'
import type { RequestRow as RequestRowAnswer } from '../../contracts/requests'
import type { ActivePerson } from '../../db/approvers'
import type { RequestRow } from '../../db/requests'
import { whyNotYours } from '../../domain/requests/decide'
import { STATE_WORDS } from '../../domain/requests/states'
import { countingVotes } from '../../domain/requests/votes'

/** `unseen`: what was run without asking this person, and they have not said to have seen. */
export function toRequestRow(
  request: RequestRow,
  people: readonly ActivePerson[],
  viewerId: string,
  unseen: ReadonlySet<string>,
): RequestRowAnswer {
  const counting = countingVotes(request.votes, request.policy, request, people)
  return {
    id: request.id,
    code: request.code,
    accountId: request.accountId,
    action: request.action,
    title: request.title,
    status: request.state,
    statusWords: STATE_WORDS[request.state],
    level: request.level,
    reason: request.reason,
    askedBy: { id: request.askedById, name: request.askedByName },
    askedAt: request.askedAt.toISOString(),
    expiresAt: request.expiresAt.toISOString(),
    runAt: request.runAt?.toISOString() ?? null,
    postponedUntil: request.postponedUntil?.toISOString() ?? null,
    postponedTimes: request.postponedTimes,
    endedAt: request.endedAt?.toISOString() ?? null,
    outcome: request.outcome,
    marks: request.marks,
    targets: request.targets.map(({ resourceId, name, kind, result, note }) => ({
      id: resourceId,
      name,
      kind,
      result,
      note,
    })),
    votesNeeded: request.policy.approvers,
    votesGiven: counting.length,
    waitsForMe:
      unseen.has(request.id) ||
      (request.state === 'waiting' &&
        whyNot(request, people, viewerId) === null &&
        !counting.some(({ personId }) => personId === viewerId)),
  }
}

/** Why this person cannot decide on it; null when they can. */
export function whyNot(request: RequestRow, people: readonly ActivePerson[], personId: string): string | null {
  const { state, askedById, round, expiresAt, plan, policy } = request
  return whyNotYours({
    request: { state, askedById, round, expiresAt, confirmation: plan.confirmation },
    policy,
    approvers: people,
    personId,
  })
}

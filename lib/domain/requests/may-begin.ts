import type { FrozenPolicy } from './freeze-policy'
import { type Approver, countingVotes, type Vote } from './votes'
import { nextWorkingMoment } from './working-hours'

export type StartQuestion = {
  request: { askedById: string; round: number; runAt: Date; expiresAt: Date }
  policy: FrozenPolicy
  votes: readonly Vote[]
  approvers: readonly Pick<Approver, 'id'>[]
  /** The one who asked is still switched on and still may ask. */
  askerMay: boolean
  /** Whoever broke the glass is still an admin who may. */
  breakerMay: boolean
  now: Date
}

export type StartRuling =
  | { may: 'begin' }
  | { may: 'wait'; until: Date }
  | { may: 'not'; move: 'expire' | 'lose-votes' | 'give-up'; why: string }

/** Asked again at the last moment: what was allowed at the click may not be any more. */
export function mayBegin({ request, policy, votes, approvers, askerMay, breakerMay, now }: StartQuestion): StartRuling {
  if (request.expiresAt <= now) return { may: 'not', move: 'expire', why: 'It expired before it could begin.' }
  if (request.runAt > now) return { may: 'wait', until: request.runAt }
  if (policy.marks.includes('break-glass')) {
    if (breakerMay) return { may: 'begin' }
    return { may: 'not', move: 'give-up', why: 'Whoever asked for the emergency run may not do so any more.' }
  }
  const working = policy.hours ? nextWorkingMoment(policy.hours, now) : now
  if (working > now) return { may: 'wait', until: working }
  const counting = countingVotes(votes, policy, request, approvers)
  if (counting.length < policy.approvers)
    return {
      may: 'not',
      move: 'lose-votes',
      why: 'Somebody who approved it may not approve any more. Somebody else has to.',
    }
  const onlyTheAsker = counting.every(({ personId }) => personId === request.askedById)
  if (onlyTheAsker && !askerMay)
    return { may: 'not', move: 'give-up', why: 'Whoever asked for it may not do so any more, and nobody else agreed.' }
  return { may: 'begin' }
}

import { isNameless } from '../inventory/shown-name'
import type { FrozenPolicy } from './freeze-policy'
import type { RefusalCode } from '../refusals'
import { moveTo, type RequestMove, type RequestState, sayWhyNot } from './states'
import { isTypedFact, type TypedFact } from './typed-fact'
import { type Approver, countingVotes, type Vote } from './votes'
import { nextWorkingMoment } from './working-hours'

// Whether somebody may decide what they want to decide, and what follows from it. Data in, reasons out: the same for the
// page, the API and the tests.

export type Verdict = 'approve' | 'keep' | 'postpone'

export type Decision = {
  verdict: Verdict
  reason?: string | undefined
  confirmation?: string | undefined
  /** For postpone: until when. */
  until?: Date | undefined
}

export type DecisionQuestion = {
  request: { state: RequestState; askedById: string; round: number; expiresAt: Date; confirmation: TypedFact | null }
  policy: FrozenPolicy
  votes: readonly Vote[]
  /** Everybody who may decide right now. */
  approvers: readonly Approver[]
  personId: string
  decision: Decision
  /** Whether they have just proved who they are. */
  proved: boolean
  now: Date
}

export type Ruling =
  | { ok: true; move: RequestMove | null; runAt: Date | null; votesLeft: number }
  | { ok: false; code: RefusalCode; message: string; field?: string }

/** Characters. "ok" is no reason, nor is what nobody sees. */
const SHORTEST_REASON = 5

export function decide(question: DecisionQuestion): Ruling {
  const { request, decision, now } = question
  if (request.expiresAt <= now && request.state !== 'running')
    return no('gone', 'It has expired. Ask again if it should still be done.')
  const standing = mayVote(question)
  if (standing) return standing
  switch (decision.verdict) {
    case 'approve':
      return approve(question)
    case 'keep':
      return keep(question)
    case 'postpone':
      return postpone(request.state, decision, now)
  }
}

/** Why this person cannot decide on this request; null when they can. The page shows the sentence beside who can. */
export function whyNotYours({
  request,
  policy,
  approvers,
  personId,
}: Pick<DecisionQuestion, 'request' | 'policy' | 'approvers' | 'personId'>): string | null {
  const who = whoDecides(request, policy, approvers)
  // a member who asked has two reasons: another role would not help against this one
  if (request.askedById === personId && !policy.askerMayApprove)
    return `You asked for this yourself, so somebody else has to approve it. ${who}`
  if (!approvers.some(({ id }) => id === personId)) return `Your role does not allow you to decide on requests. ${who}`
  if (!policy.electorate.includes(personId))
    return `You became an approver after this was asked. It is for those who were approvers then. ${who}`
  return null
}

/** Names in a sentence; more would hide who to go to. */
const MOST_NAMES = 3

/** "Ann or Bob can." */
function whoDecides(
  { askedById }: Pick<DecisionQuestion['request'], 'askedById'>,
  { electorate, askerMayApprove }: Pick<FrozenPolicy, 'electorate' | 'askerMayApprove'>,
  approvers: readonly Approver[],
): string {
  const names = approvers
    .filter(({ id }) => electorate.includes(id) && (id !== askedById || askerMayApprove))
    .map(({ name }) => name)
  if (names.length === 0) return 'Nobody who was asked then can by now: it has to be asked anew.'
  const more = names.length - MOST_NAMES
  const last = more > 1 ? `${more} others` : null
  const all = last ? [...names.slice(0, MOST_NAMES), last] : names
  return `${all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`} can.`
}

function mayVote(question: DecisionQuestion): Ruling | null {
  const { request, decision, personId } = question
  const why = whyNotYours(question)
  // taking one's own request back needs nobody else
  if (why && decision.verdict === 'keep' && request.askedById === personId) return null
  return why ? no('forbidden', why) : null
}

function approve({ request, policy, votes, approvers, personId, decision, proved, now }: DecisionQuestion): Ruling {
  if (moveTo(request.state, 'approve') === null) return no('conflict', sayWhyNot(request.state))
  const before = countingVotes(votes, policy, request, approvers)
  if (before.some((vote) => vote.personId === personId))
    return no('conflict', 'You have approved this already. One vote a person.')
  if (policy.typedFact && request.confirmation && !isTypedFact(request.confirmation.fact, decision.confirmation))
    return no('invalid', `Type this to show that you have read it: ${request.confirmation.fact}`, 'confirmation')
  if (policy.reasonToApprove && !isReason(decision.reason))
    return no('invalid', 'Write down why: you decide this alone.', 'reason')
  if (policy.password && !proved) return no('reauthenticate', 'Enter your password again to approve this.', 'password')
  const votesLeft = Math.max(0, policy.approvers - before.length - 1)
  if (votesLeft > 0) return { ok: true, move: null, runAt: null, votesLeft }
  return { ok: true, move: 'approve', runAt: runMoment(policy, now), votesLeft: 0 }
}

function keep({ request, decision, personId }: DecisionQuestion): Ruling {
  if (moveTo(request.state, 'keep') === null) return no('conflict', sayWhyNot(request.state))
  if (request.askedById !== personId && !isReason(decision.reason))
    return no('invalid', 'Say why it should stay as it is: the one who asked will read it.', 'reason')
  return { ok: true, move: 'keep', runAt: null, votesLeft: 0 }
}

/** Days. Longer is a decision not to do it. */
const LONGEST_POSTPONEMENT_DAYS = 90

function postpone(state: RequestState, { until }: Decision, now: Date): Ruling {
  if (moveTo(state, 'postpone') === null) return no('conflict', sayWhyNot(state))
  if (!until || until <= now) return no('invalid', 'Say until when: a day in the future.', 'until')
  if (until.getTime() - now.getTime() > LONGEST_POSTPONEMENT_DAYS * 86_400_000)
    return no('invalid', `At most ${LONGEST_POSTPONEMENT_DAYS} days from now. Keep it if it should stay.`, 'until')
  return { ok: true, move: 'postpone', runAt: null, votesLeft: 0 }
}

/** When an approved request may begin at the earliest. */
export function runMoment(
  { coolingOffMinutes, hours }: Pick<FrozenPolicy, 'coolingOffMinutes' | 'hours'>,
  now: Date,
): Date {
  const cooled = new Date(now.getTime() + coolingOffMinutes * 60_000)
  return hours ? nextWorkingMoment(hours, cooled) : cooled
}

export function isReason(text: string | undefined): text is string {
  return text !== undefined && text.trim().length >= SHORTEST_REASON && !isNameless(text)
}

function no(code: RefusalCode, message: string, field?: string): Ruling {
  return { ok: false, code, message, ...(field && { field }) }
}

import 'server-only'
import { may } from '../auth/roles'
import { type PlanAnswer, toPlanAnswer } from '../contracts/plans'
import type { RequestAnswer } from '../contracts/requests'
import type { ActivePerson } from '../db/approvers'
import { personNames } from '../db/people'
import { hasRequestSecret } from '../db/request-secrets'
import { skippedOf } from '../db/request-skipped'
import { type StepRow, stepsOf } from '../db/request-steps'
import { commentsOf, findRequest, listRequests, type RequestRow } from '../db/requests'
import type { Viewer } from '../domain/person'
import { goesIntoOwn } from '../domain/plans/plan-shape'
import { whyNotStop } from '../domain/requests/may-stop'
import { countingVotes } from '../domain/requests/votes'
import { noSuchRequest } from './requests/no-such-request'
import { toRequestRow, whyNot } from './requests/request-row'
import { approvers } from './requests/who-decides'

/** Earlier requests about the same things that are shown beside one. */
const HISTORY = 10

/** One request with everything that a decision needs: the plan, who decides, what happened so far. */
export async function getRequest(
  id: string,
  viewer: Pick<Viewer, 'personId' | 'role' | 'now'>,
): Promise<RequestAnswer> {
  const request = await findRequest(id)
  if (!request) throw noSuchRequest()
  const [people, steps, comments, secret, history, skipped] = await Promise.all([
    approvers(),
    stepsOf(id),
    commentsOf(id),
    hasRequestSecret(id),
    historyOf(request),
    skippedOf(id),
  ])
  const isAsker = request.askedById === viewer.personId
  const counting = countingVotes(request.votes, request.policy, request, people)
  return {
    ...toRequestRow(request, people, viewer.personId, mySkips(id, skipped, viewer)),
    plan: toPlanAnswer(request.plan) as PlanAnswer,
    policy: await policyOf(request, people),
    votes: request.votes.map((vote) => ({
      personId: vote.personId,
      personName: vote.personName,
      verdict: vote.verdict,
      reason: vote.reason,
      at: vote.at.toISOString(),
      counts: vote.verdict !== 'approve' || counting.includes(vote),
    })),
    steps: steps.map(toStep),
    skipped: skipped.map(({ personId, personName, seenAt }) => ({
      personId,
      personName,
      seenAt: seenAt?.toISOString() ?? null,
    })),
    comments: comments.map(({ id, personName, text, at }) => ({ id, personName, text, at: at.toISOString() })),
    difference: request.changes,
    whyNotMe: whyNot(request, people, viewer.personId),
    whyNotStop:
      whyNotStop({ state: request.state, isAsker, mayDecide: may(viewer.role, 'request.decide') })?.message ?? null,
    problem: request.problem,
    hasSecret: secret && isAsker && !goesIntoOwn(request.plan),
    undo: undoOf(request),
    undoOf: request.undoOfId,
    findingId: request.findingId,
    history,
    asOf: viewer.now.toISOString(),
  }
}

function mySkips(
  id: string,
  skipped: Awaited<ReturnType<typeof skippedOf>>,
  { personId }: Pick<Viewer, 'personId'>,
): ReadonlySet<string> {
  return new Set(skipped.some((each) => each.personId === personId && each.seenAt === null) ? [id] : [])
}

/** Who was asked then, and who of them may decide now. */
async function policyOf({ policy, askedById }: RequestRow, people: ActivePerson[]): Promise<RequestAnswer['policy']> {
  const names = await personNames(policy.electorate)
  const { electorate, ...rest } = policy
  const who = electorate.map((id) => ({
    id,
    name: names.get(id) ?? 'Somebody',
    may: people.some((person) => person.id === id) && (id !== askedById || policy.askerMayApprove),
  }))
  return { ...rest, who }
}

function toStep(step: StepRow): RequestAnswer['steps'][number] {
  return {
    step: step.place,
    targetId: step.targetId,
    kind: step.planned.kind,
    sentence: step.planned.sentence,
    state: step.state,
    notBefore: step.notBefore?.toISOString() ?? null,
    owner: step.ownerId === null ? null : { id: step.ownerId, name: step.ownerName ?? 'Somebody' },
    dueAt: step.dueAt?.toISOString() ?? null,
    startedAt: step.intendedAt?.toISOString() ?? null,
    endedAt: step.endedAt?.toISOString() ?? null,
    raffStatus: step.raffStatus,
    note: step.note,
    progress: step.progress,
  }
}

/** Offered once it is done, for as long as it can be taken back. */
function undoOf({ state, plan, targets }: RequestRow): RequestAnswer['undo'] {
  const { request } = plan.undo
  if (!request || (state !== 'done' && state !== 'failed' && state !== 'stopped')) return null
  const done = targets.filter(({ result }) => result === 'done').map(({ resourceId }) => resourceId)
  return done.length > 0 ? { ...request, targets: done } : null
}

async function historyOf({ id, accountId, targets }: RequestRow): Promise<RequestAnswer['history']> {
  const [first] = targets
  if (!first) return []
  const rows = await listRequests({ accountIds: [accountId], target: first.resourceId, except: id }, HISTORY)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: row.state,
    askedAt: row.askedAt.toISOString(),
    outcome: row.outcome,
  }))
}

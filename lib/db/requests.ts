import 'server-only'
import { toJson } from '../domain/canonical-json'
import type { Action } from '../domain/plans/action-words'
import type { PlanChange } from '../domain/plans/compare-plans'
import type { Plan } from '../domain/plans/plan-shape'
import type { FrozenPolicy, Mark } from '../domain/requests/freeze-policy'
import type { RiskLevel } from '../domain/requests/risk'
import type { RequestState } from '../domain/requests/states'
import type { Vote } from '../domain/requests/votes'
import type { Result } from '../domain/runs/step-states'
import { database, type Prisma, type Transaction } from './client'

// Requests as they are stored. Moves from state to state are in request-moves.ts, runs in request-steps.ts.

export type RequestTargetRow = {
  resourceId: string
  place: number
  kind: string
  raffId: string
  name: string
  result: Result | null
  note: string | null
}

export type RequestRow = {
  id: string
  code: string
  accountId: string
  action: Action
  params: Record<string, unknown>
  title: string
  reason: string
  state: RequestState
  level: RiskLevel
  plan: Plan
  fingerprint: string
  policy: FrozenPolicy
  round: number
  changes: PlanChange[]
  askedById: string
  askedByName: string
  askedAt: Date
  expiresAt: Date
  approvedAt: Date | null
  runAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  outcome: string | null
  problem: string | null
  postponedUntil: Date | null
  postponedTimes: number
  stopAskedAt: Date | null
  stopAskedBy: string | null
  marks: Mark[]
  findingId: string | null
  undoOfId: string | null
  wakeAt: Date | null
  stuckSince: Date | null
  targets: RequestTargetRow[]
  votes: Vote[]
}

const WHOLE = {
  include: { targets: { orderBy: { place: 'asc' } }, votes: { orderBy: { at: 'asc' } } },
} as const satisfies Prisma.RequestDefaultArgs

export async function findRequest(id: string, tx: Transaction = database()): Promise<RequestRow | null> {
  const row = await tx.request.findUnique({ ...WHOLE, where: { id } })
  return row && toRow(row)
}

/** What a run has to know anew before each step; the plan and its targets stay as they are. */
export function findRequestState(id: string) {
  return database().request.findUnique({
    where: { id },
    select: { state: true, startedAt: true, stopAskedAt: true },
  })
}

/** Takes the row for this transaction: two who decide at once do so one after the other. */
export async function lockRequest(tx: Transaction, id: string): Promise<RequestRow | null> {
  await tx.$queryRaw`SELECT id FROM request WHERE id = ${id}::uuid FOR UPDATE`
  return findRequest(id, tx)
}

export type NewRequest = Pick<
  RequestRow,
  | 'code'
  | 'accountId'
  | 'action'
  | 'params'
  | 'title'
  | 'reason'
  | 'state'
  | 'level'
  | 'plan'
  | 'fingerprint'
  | 'policy'
  | 'askedById'
  | 'askedByName'
  | 'askedAt'
  | 'expiresAt'
  | 'approvedAt'
  | 'runAt'
  | 'marks'
  | 'findingId'
  | 'undoOfId'
  | 'wakeAt'
>

export async function createRequest(tx: Transaction, request: NewRequest): Promise<string> {
  const { params, plan, policy, ...rest } = request
  const { id } = await tx.request.create({
    data: {
      ...rest,
      params: stored(params),
      plan: stored(plan),
      policy: stored(policy),
      targets: {
        create: plan.targets.map(({ id, kind, raffId, name }, place) => ({
          resourceId: id,
          place,
          kind,
          raffId,
          name,
        })),
      },
    },
    select: { id: true },
  })
  return id
}

export async function addVote(tx: Transaction, requestId: string, vote: Vote): Promise<void> {
  await tx.requestVote.create({ data: { requestId, ...vote }, select: { round: true } })
}

export async function addComment(
  tx: Transaction,
  comment: { requestId: string; personId: string; personName: string; text: string; at: Date },
): Promise<void> {
  await tx.requestComment.create({ data: comment, select: { id: true } })
}

export function commentsOf(requestId: string) {
  return database().requestComment.findMany({ where: { requestId }, orderBy: { at: 'asc' } })
}

export type RequestFilter = {
  accountIds: string[]
  states?: RequestState[] | undefined
  target?: string | undefined
  except?: string | undefined
  code?: string | undefined
  /** These as well, whatever their state. */
  alsoIds?: readonly string[] | undefined
}

/** Newest first. */
export async function listRequests(filter: RequestFilter, limit: number, after?: string): Promise<RequestRow[]> {
  const rows = await database().request.findMany({
    ...WHOLE,
    where: { AND: [whereOf(filter), after === undefined ? {} : { id: { lt: after } }] },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(toRow)
}

/** Whether any request could wait for this person: one that anybody may decide on, or one they have not been told of yet. */
export async function anyWaitsFor(personId: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (SELECT FROM request WHERE state = 'waiting')
      OR EXISTS (SELECT FROM request_skipped WHERE person_id = ${personId}::uuid AND seen_at IS NULL) AS any`
  return row?.any ?? false
}

export function countRequests(filter: RequestFilter): Promise<number> {
  return database().request.count({ where: whereOf(filter) })
}

function whereOf({ accountIds, states, target, except, code, alsoIds = [] }: RequestFilter): Prisma.RequestWhereInput {
  return {
    accountId: { in: accountIds },
    ...(states && { OR: [{ state: { in: states } }, { id: { in: [...alsoIds] } }] }),
    ...(target && { targets: { some: { resourceId: target } } }),
    ...(except && { id: { not: except } }),
    ...(code && { code }),
  }
}

export function stored(value: unknown): Prisma.InputJsonValue {
  return toJson(value) as Prisma.InputJsonValue
}

type Stored = Prisma.RequestGetPayload<typeof WHOLE>

function toRow({ freshPlan: _, leaseToken: __, leaseUntil: ___, ...row }: Stored): RequestRow {
  return {
    ...row,
    action: row.action as Action,
    params: row.params as Record<string, unknown>,
    state: row.state as RequestState,
    level: row.level as RiskLevel,
    plan: row.plan as unknown as Plan,
    policy: row.policy as unknown as FrozenPolicy,
    changes: (row.changes ?? []) as unknown as PlanChange[],
    marks: row.marks as Mark[],
    targets: row.targets.map(({ requestId: _, ...target }) => ({ ...target, result: target.result as Result | null })),
    votes: row.votes.map(({ requestId: _, ...vote }) => ({ ...vote, verdict: vote.verdict as Vote['verdict'] })),
  }
}

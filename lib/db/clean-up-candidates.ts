import 'server-only'
import type { Environment } from '../domain/inventory/environment'
import type { Kind } from '../domain/inventory/kinds'
import type { CleanUpCandidate } from '../domain/requests/clean-up'
import { database } from './client'

export type CandidateRow = CleanUpCandidate & { monthlyCost: number | null }

export type CandidateFilter = {
  kind: Kind
  tag?: string | undefined
  madeBefore?: Date | undefined
  project?: string | undefined
  name?: string | undefined
}

/** What a rule fits, by name. What has no date is never old. */
export async function cleanUpCandidates(filter: CandidateFilter, limit: number): Promise<CandidateRow[]> {
  const { kind, tag, madeBefore, project, name } = filter
  const rows = await database().resource.findMany({
    where: {
      kind,
      gone: false,
      accountId: { in: (await database().raffAccount.findMany({ where: { closedAt: null } })).map(({ id }) => id) },
      ...(tag !== undefined && { tags: { has: tag } }),
      ...(madeBefore && { createdAt: { lt: madeBefore } }),
      ...(project !== undefined && { projectId: project }),
      ...(name !== undefined && { name: { contains: name, mode: 'insensitive' } }),
    },
    include: { ownership: { select: { askFirst: true } } },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return rows.map(({ id, name, environment, environmentFrom, monthlyCost, ownership }) => ({
    id,
    name,
    environment: environment as Environment | null,
    environmentFrom: environmentFrom as CleanUpCandidate['environmentFrom'],
    askFirst: ownership?.askFirst ?? false,
    monthlyCost: monthlyCost === null ? null : Number(monthlyCost),
  }))
}

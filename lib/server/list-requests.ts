import 'server-only'
import type { z } from 'zod'
import type { RequestsAnswer, requestsQuery } from '../contracts/requests'
import { listOpenAccounts } from '../db/raff-accounts'
import { countRequests, listRequests as readRequests, type RequestFilter } from '../db/requests'
import type { Viewer } from '../domain/person'
import { toRequestRow } from './requests/request-row'
import { approvers } from './requests/who-decides'

/** Newest first, of the accounts that are shown. */
export async function listRequests(
  { status, waitingFor, target, cursor, limit }: z.output<typeof requestsQuery>,
  viewer: Viewer,
): Promise<RequestsAnswer> {
  const [accounts, people] = await Promise.all([listOpenAccounts(), approvers()])
  const filter: RequestFilter = {
    accountIds: accounts.map(({ id }) => id),
    states: status,
    target,
    ...(waitingFor && { waitingForId: viewer.personId }),
  }
  const able = people.some(({ id }) => id === viewer.personId)
  if (waitingFor && !able) return { data: [], total: 0, asOf: viewer.now.toISOString() }
  const [rows, total] = await Promise.all([readRequests(filter, limit + 1, cursor), countRequests(filter)])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    data: page.map((row) => toRequestRow(row, people, viewer.personId)),
    total,
    ...(rows.length > limit && last ? { nextCursor: last.id } : {}),
    asOf: viewer.now.toISOString(),
  }
}

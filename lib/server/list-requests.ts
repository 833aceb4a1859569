import 'server-only'
import type { z } from 'zod'
import type { RequestRow, RequestsAnswer, requestsQuery } from '../contracts/requests'
import { inventoryContext, shownAccounts } from '../db/inventory-context'
import { unseenBy } from '../db/request-skipped'
import { anyWaitsFor, countRequests, listRequests as readRequests, type RequestFilter } from '../db/requests'
import type { Viewer } from '../domain/person'
import { toRequestRow } from './requests/request-row'
import { approvers } from './requests/who-decides'

type Query = z.output<typeof requestsQuery>

/** Newest first, of the accounts that are shown. */
export async function listRequests(query: Query, viewer: Viewer): Promise<RequestsAnswer> {
  // asked with every page, and mostly nothing waits
  if (query.waitingFor && !(await anyWaitsFor(viewer.personId))) return pageOf([], 0, query.limit, viewer)
  const [context, people, unseen] = await Promise.all([inventoryContext(), approvers(), unseenBy(viewer.personId)])
  const { status, target, code, cursor, limit } = query
  const filter: RequestFilter = { accountIds: shownAccounts(context), states: status, target, code }
  const toRow = (request: Parameters<typeof toRequestRow>[0]) => toRequestRow(request, people, viewer.personId, unseen)
  if (query.waitingFor) return waitingForMe({ ...filter, alsoIds: [...unseen] }, query, viewer, toRow)
  const [rows, total] = await Promise.all([readRequests(filter, limit + 1, cursor), countRequests(filter)])
  return pageOf(rows.map(toRow), total, limit, viewer)
}

/** More than a team could ever decide on; the rest waits behind them. */
const MOST_WAITING = 500

/** Who may still vote depends on votes, roles and the policy of each: asked of each, not of the database. */
async function waitingForMe(
  filter: RequestFilter,
  { cursor, limit }: Query,
  viewer: Viewer,
  toRow: (request: Parameters<typeof toRequestRow>[0]) => RequestRow,
): Promise<RequestsAnswer> {
  const rows = (await readRequests({ ...filter, states: ['waiting'] }, MOST_WAITING)).map(toRow)
  const mine = rows.filter(({ waitsForMe }) => waitsForMe)
  const after = cursor === undefined ? mine : mine.filter(({ id }) => id < cursor)
  return pageOf(after.slice(0, limit + 1), mine.length, limit, viewer)
}

function pageOf(rows: RequestRow[], total: number, limit: number, { now }: Viewer): RequestsAnswer {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    data: page,
    total,
    ...(rows.length > limit && last ? { nextCursor: last.id } : {}),
    asOf: now.toISOString(),
  }
}

import type { Metadata } from 'next'
import { decisionRights } from '@/components/findings/decision-rights'
import { given, readAddress } from '@/components/findings/read-address'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { ADDRESS, isPlain, queryOf } from '@/components/stale/stale-address'
import { StaleView } from '@/components/stale/stale-view'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { staleQuery } from '@/lib/contracts/stale'
import { parseAddress } from '@/lib/http/parse-input'
import { readFindingsState } from '@/lib/server/findings-state'
import { listStale } from '@/lib/server/list-stale'

export const metadata: Metadata = { title: 'Stale' }

type Asked = Record<string, string | string[] | undefined>

export default async function StalePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const address = readAddress(await searchParams, ADDRESS)
  const query = parseAddress(staleQuery, given(queryOf(address)))
  const [state, all, served] = await Promise.all([
    readFindingsState(viewer),
    listStale(staleQuery.parse(given(queryOf(ADDRESS))), viewer),
    isPlain(address) || !query ? undefined : listStale(query, viewer),
  ])
  if (state === 'unjudged') return <NotWorkedOut page="Stale" />
  if (state !== 'there')
    return <NothingYet page="Stale" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return (
    <StaleView all={all} served={served} servedAt={viewer.now.toISOString()} rights={decisionRights(viewer.role)} />
  )
}

import type { Metadata } from 'next'
import { ADDRESS, filterOf } from '@/components/backups/backups-address'
import { BackupsView } from '@/components/backups/backups-view'
import { OPENING_ROWS } from '@/components/data-table/drawn-lines'
import { decisionRights } from '@/components/findings/decision-rights'
import { given, readAddress } from '@/components/findings/read-address'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { backupsQuery } from '@/lib/contracts/backups'
import { parseAddress } from '@/lib/http/parse-input'
import { readFindingsState } from '@/lib/server/findings-state'
import { listBackups, sumBackups } from '@/lib/server/list-backups'

export const metadata: Metadata = { title: 'Backups' }

type Asked = Record<string, string | string[] | undefined>

export default async function BackupsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const address = readAddress(await searchParams, ADDRESS)
  const [state, summary] = await Promise.all([readFindingsState(viewer), sumBackups(viewer.now)])
  if (state === 'unjudged') return <NotWorkedOut page="Backups" />
  if (state !== 'there')
    return <NothingYet page="Backups" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  // what the address asks for, so that it stands there at once; one that cannot be read is left to the page, which says why
  const query = parseAddress(backupsQuery, given(filterOf(address, summary.productionNotProtected)))
  return (
    <BackupsView
      summary={summary}
      served={query ? await listBackups(query, viewer.now, { opening: OPENING_ROWS }) : undefined}
      servedAt={viewer.now.toISOString()}
      rights={{ ...decisionRights(viewer.role), recordTests: may(viewer.role, 'restore-test.record') }}
    />
  )
}

import type { Metadata } from 'next'
import { decisionRights } from '@/components/findings/decision-rights'
import { ADDRESS } from '@/components/findings/findings-address'
import { FindingsHead } from '@/components/findings/findings-head'
import { FindingsView } from '@/components/findings/findings-view'
import { given, readAddress } from '@/components/findings/read-address'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { findingsQuery } from '@/lib/contracts/findings'
import { readFindingsState } from '@/lib/server/findings-state'
import { listFindings } from '@/lib/server/list-findings'

export const metadata: Metadata = { title: 'Findings' }

type Asked = Record<string, string | string[] | undefined>

export default async function FindingsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const query = findingsQuery.safeParse(given(readAddress(await searchParams, ADDRESS)))
  const due = findingsQuery.parse({ state: 'open', limit: 1 })
  const every = findingsQuery.parse({ state: 'open,noted,decided', limit: 1 })
  const [state, open, all, served] = await Promise.all([
    readFindingsState(viewer),
    listFindings(due, viewer),
    listFindings(every, viewer),
    query.success ? listFindings(query.data, viewer) : undefined,
  ])
  if (state === 'unjudged') return <NotWorkedOut page="Findings" />
  if (state !== 'there')
    return <NothingYet page="Findings" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return (
    <>
      <FindingsHead open={open} all={all} />
      <FindingsView
        served={served}
        servedAt={viewer.now.toISOString()}
        rules={all.rules}
        rights={decisionRights(viewer.role)}
      />
    </>
  )
}

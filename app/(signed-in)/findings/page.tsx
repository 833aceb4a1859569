import type { Metadata } from 'next'
import { decisionRights } from '@/components/findings/decision-rights'
import { ADDRESS } from '@/components/findings/findings-address'
import { FindingsHead } from '@/components/findings/findings-head'
import { FindingsView } from '@/components/findings/findings-view'
import { OPENING_ROWS } from '@/components/data-table/drawn-lines'
import { given, readAddress } from '@/components/findings/read-address'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { findingsQuery } from '@/lib/contracts/findings'
import { parseAddress } from '@/lib/http/parse-input'
import { readFindingsState } from '@/lib/server/findings-state'
import { describeFindings, listFindings } from '@/lib/server/list-findings'

export const metadata: Metadata = { title: 'Findings' }

type Asked = Record<string, string | string[] | undefined>

export default async function FindingsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const query = parseAddress(findingsQuery, given(readAddress(await searchParams, ADDRESS)))
  const [state, { rules, ...head }, served] = await Promise.all([
    readFindingsState(viewer),
    describeFindings(viewer, viewer.now),
    query ? listFindings(query, viewer, viewer.now, { opening: OPENING_ROWS }) : undefined,
  ])
  if (state === 'unjudged') return <NotWorkedOut page="Findings" />
  if (state !== 'there')
    return <NothingYet page="Findings" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return (
    <>
      <FindingsHead {...head} />
      <FindingsView
        served={served}
        servedAt={viewer.now.toISOString()}
        rules={rules}
        rights={decisionRights(viewer.role)}
      />
    </>
  )
}

import type { Metadata } from 'next'
import { decisionRights } from '@/components/findings/decision-rights'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { OverviewView } from '@/components/overview/overview-view'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { describeOverview } from '@/lib/server/describe-overview'
import { readFindingsState } from '@/lib/server/findings-state'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const viewer = await requireViewer()
  const [state, overview] = await Promise.all([readFindingsState(viewer), describeOverview()])
  if (state === 'unjudged') return <NotWorkedOut page="Overview" />
  if (state !== 'there')
    return <NothingYet page="Overview" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return <OverviewView served={overview} servedAt={viewer.now.toISOString()} rights={decisionRights(viewer.role)} />
}

import type { Metadata } from 'next'
import { ExposureView } from '@/components/exposure/exposure-view'
import { decisionRights } from '@/components/findings/decision-rights'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { describeExposure } from '@/lib/server/describe-exposure'
import { readFindingsState } from '@/lib/server/findings-state'

export const metadata: Metadata = { title: 'Exposure' }

export default async function ExposurePage() {
  const viewer = await requireViewer()
  const [state, exposure] = await Promise.all([readFindingsState(viewer), describeExposure({})])
  if (state === 'unjudged') return <NotWorkedOut page="Exposure" />
  if (state !== 'there')
    return <NothingYet page="Exposure" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return <ExposureView served={exposure} servedAt={viewer.now.toISOString()} rights={decisionRights(viewer.role)} />
}

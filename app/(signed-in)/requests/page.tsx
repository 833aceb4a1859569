import type { Metadata } from 'next'
import { RequestsView } from '@/components/requests/requests-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { requestsQuery } from '@/lib/contracts/requests'
import { describeRunSwitch } from '@/lib/server/change-run-switch'
import { listRequests } from '@/lib/server/list-requests'

export const metadata: Metadata = { title: 'Requests' }

const OPEN = 'waiting,approved,running,postponed,out-of-date'

export default async function RequestsPage() {
  const viewer = await requireViewer()
  const [served, forMe, open, runs] = await Promise.all([
    listRequests(requestsQuery.parse({}), viewer),
    listRequests(requestsQuery.parse({ waitingFor: 'me', limit: 1 }), viewer),
    listRequests(requestsQuery.parse({ status: OPEN, limit: 1 }), viewer),
    describeRunSwitch(),
  ])
  return (
    <RequestsView
      served={served}
      waiting={{ forMe: forMe.total, open: open.total }}
      runs={runs}
      mayAsk={may(viewer.role, 'request.ask')}
      mayResume={viewer.role === 'admin'}
    />
  )
}

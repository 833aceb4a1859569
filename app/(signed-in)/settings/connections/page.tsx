import type { Metadata } from 'next'
import { ConnectionList } from '@/components/connections/connection-list'
import { may } from '@/lib/auth/roles'
import { requireViewer } from '@/lib/auth/require-viewer'
import { listConnections } from '@/lib/server/list-connections'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage() {
  const { role } = await requireViewer()
  return <ConnectionList served={await listConnections()} mayManage={may(role, 'connections.manage')} />
}

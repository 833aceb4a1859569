import type { Metadata } from 'next'
import { EnvironmentsView } from '@/components/environments/environments-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { listProjects } from '@/lib/server/list-projects'

export const metadata: Metadata = { title: 'Environments' }

export default async function EnvironmentsPage() {
  const { role } = await requireViewer()
  return <EnvironmentsView served={await listProjects()} manages={may(role, 'environments.manage')} />
}

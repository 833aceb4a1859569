import type { Metadata } from 'next'
import { CleanUpView } from '@/components/requests/clean-up-view'
import { NoAccess } from '@/components/states/no-access'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { listProjects } from '@/lib/server/list-projects'

export const metadata: Metadata = { title: 'Clean up by rule' }

export default async function CleanUpPage() {
  const { role } = await requireViewer()
  if (!may(role, 'plan.make')) return <NoAccess to="plan a clean-up" permission="plan.make" />
  const { data } = await listProjects()
  return <CleanUpView projects={data.map(({ raffId, name }) => ({ id: raffId, name }))} />
}

import type { Metadata } from 'next'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { CleanUpView } from '@/components/requests/clean-up-view'
import { NoAccess } from '@/components/states/no-access'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { readInventoryState } from '@/lib/server/inventory-state'
import { listProjects } from '@/lib/server/list-projects'

export const metadata: Metadata = { title: 'Clean up by rule' }

export default async function CleanUpPage() {
  const viewer = await requireViewer()
  const { role } = viewer
  if (!may(role, 'plan.make')) return <NoAccess to="plan a clean-up" permission="plan.make" />
  const [state, { data }] = await Promise.all([readInventoryState(viewer), listProjects()])
  if (state !== 'there')
    return <NothingYet page="Clean up by rule" state={state} mayConnect={may(role, 'connections.manage')} />
  return <CleanUpView projects={data.map(({ raffId, name }) => ({ id: raffId, name }))} />
}

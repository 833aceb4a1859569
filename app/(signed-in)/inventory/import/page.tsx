import type { Metadata } from 'next'
import { FileView } from '@/components/owner-file/file-view'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { NoAccess } from '@/components/states/no-access'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { readInventoryState } from '@/lib/server/inventory-state'

export const metadata: Metadata = { title: 'Owners from a file' }

export default async function OwnersFilePage() {
  const viewer = await requireViewer()
  const { role } = viewer
  if (!may(role, 'ownership.edit')) return <NoAccess to="give things an owner" permission="ownership.edit" />
  const state = await readInventoryState(viewer)
  if (state !== 'there')
    return <NothingYet page="Owners from a file" state={state} mayConnect={may(role, 'connections.manage')} />
  return <FileView />
}

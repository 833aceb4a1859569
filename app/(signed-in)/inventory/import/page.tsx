import type { Metadata } from 'next'
import { FileView } from '@/components/owner-file/file-view'
import { NoAccess } from '@/components/states/no-access'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'

export const metadata: Metadata = { title: 'Owners from a file' }

export default async function OwnersFilePage() {
  const { role } = await requireViewer()
  if (!may(role, 'ownership.edit')) return <NoAccess to="give things an owner" permission="ownership.edit" />
  return <FileView />
}

import type { Metadata } from 'next'
import { PeopleView } from '@/components/people/people-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { listPeople } from '@/lib/server/list-people'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const viewer = await requireViewer()
  return (
    <PeopleView served={await listPeople()} viewerId={viewer.personId} manages={may(viewer.role, 'people.manage')} />
  )
}

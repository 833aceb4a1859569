import type { Metadata } from 'next'
import { TeamsView } from '@/components/teams/teams-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { listTeams } from '@/lib/server/list-teams'

export const metadata: Metadata = { title: 'Teams' }

export default async function TeamsPage() {
  const { role } = await requireViewer()
  return <TeamsView served={await listTeams()} manages={may(role, 'teams.manage')} />
}

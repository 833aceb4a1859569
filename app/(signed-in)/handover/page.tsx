import type { Metadata } from 'next'
import { HandoverView } from '@/components/handover/handover-view'
import { LeaversView } from '@/components/handover/leavers-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { handoverQuery } from '@/lib/contracts/handover'
import { parseAddress } from '@/lib/http/parse-input'
import { findHandover } from '@/lib/server/describe-handover'
import { listLeavers } from '@/lib/server/list-leavers'
import { listOwners } from '@/lib/server/list-owners'

export const metadata: Metadata = { title: 'Handover' }

/** Of one person, member or team; without one, or with an address that names nobody, of everybody who left. */
export default async function HandoverPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { role } = await requireViewer()
  const asked = parseAddress(handoverQuery, await searchParams)
  const served = asked ? await findHandover(asked.owner) : null
  if (!served) {
    const [leavers, owners] = await Promise.all([listLeavers(), listOwners()])
    return <LeaversView served={leavers} owners={owners} />
  }
  return (
    <HandoverView
      key={served.from.key}
      served={served}
      mayEdit={may(role, 'ownership.edit')}
      managesTeams={may(role, 'teams.manage')}
    />
  )
}

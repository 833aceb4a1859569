import type { Metadata } from 'next'
import { ApprovalsView } from '@/components/approvals/approvals-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { readApprovalPolicy } from '@/lib/server/read-approval-policy'

export const metadata: Metadata = { title: 'Approvals' }

export default async function ApprovalsPage() {
  const viewer = await requireViewer()
  return (
    <ApprovalsView
      served={await readApprovalPolicy(viewer)}
      mayEdit={may(viewer.role, 'policy.manage')}
      mayDecide={may(viewer.role, 'request.decide')}
    />
  )
}

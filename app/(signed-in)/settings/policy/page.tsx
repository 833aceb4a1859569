import type { Metadata } from 'next'
import { PolicyView } from '@/components/policy/policy-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { readPolicy } from '@/lib/server/read-policy'

export const metadata: Metadata = { title: 'Thresholds' }

export default async function PolicyPage() {
  const viewer = await requireViewer()
  return <PolicyView served={await readPolicy()} mayEdit={may(viewer.role, 'policy.manage')} />
}

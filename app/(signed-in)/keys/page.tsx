import type { Metadata } from 'next'
import { KeysView } from '@/components/keys/keys-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { listKeys } from '@/lib/server/keys/list-keys'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysPage() {
  const { now } = await requireViewer()
  return <KeysView served={await listKeys({}, now)} />
}

import type { Metadata } from 'next'
import { NotWorkedOut } from '@/components/findings/not-worked-out'
import { NothingYet } from '@/components/inventory/nothing-yet'
import { KeysView } from '@/components/keys/keys-view'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { readFindingsState } from '@/lib/server/findings-state'
import { listKeys } from '@/lib/server/keys/list-keys'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysPage() {
  const viewer = await requireViewer()
  const [state, keys] = await Promise.all([readFindingsState(viewer), listKeys({}, viewer.now)])
  if (state === 'unjudged') return <NotWorkedOut page="Keys" />
  if (state !== 'there')
    return <NothingYet page="Keys" state={state} mayConnect={may(viewer.role, 'connections.manage')} />
  return <KeysView served={keys} />
}

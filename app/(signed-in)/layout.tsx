import type { ReactNode } from 'react'
import { Freshness } from '@/components/freshness/freshness'
import { SyncWatcher } from '@/components/freshness/sync-watcher'
import { PracticeRibbon } from '@/components/practice/practice-ribbon'
import { SignedInShell } from '@/components/shell/signed-in-shell'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { isPractising } from '@/lib/server/describe-practice'
import { readSyncState } from '@/lib/server/read-sync-state'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { name, email, role, now } = await requireViewer()
  const [practising, sync] = await Promise.all([isPractising(), readSyncState({ runs: 1 }, now)])
  const ribbon = practising ? <PracticeRibbon mayManage={may(role, 'practice.manage')} /> : undefined
  const freshness = sync.data.length > 0 ? <Freshness served={sync} mayStart={may(role, 'sync.start')} /> : undefined
  return (
    <SignedInShell viewer={{ name, email, role }} now={now.toISOString()} ribbon={ribbon} freshness={freshness}>
      <SyncWatcher served={sync} />
      {children}
    </SignedInShell>
  )
}

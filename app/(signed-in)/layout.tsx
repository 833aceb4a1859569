import type { ReactNode } from 'react'
import { Freshness } from '@/components/freshness/freshness'
import { SyncWatcher } from '@/components/freshness/sync-watcher'
import { PracticeRibbon } from '@/components/practice/practice-ribbon'
import { WaitingCount } from '@/components/requests/waiting-count'
import { SignedInShell } from '@/components/shell/signed-in-shell'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { requestsQuery } from '@/lib/contracts/requests'
import type { AccountSyncAnswer } from '@/lib/contracts/sync'
import { practisingSince } from '@/lib/server/describe-practice'
import { listRequests } from '@/lib/server/list-requests'
import { readSyncState } from '@/lib/server/read-sync-state'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const { name, email, role, now } = viewer
  const [practising, sync, waiting] = await Promise.all([
    practisingSince(),
    readSyncState({ runs: 1 }, now),
    listRequests(requestsQuery.parse({ waitingFor: 'me', limit: 1 }), viewer),
  ])
  const ribbon = practising ? (
    <PracticeRibbon mayManage={may(role, 'practice.manage')} isFilling={sync.data.some(isOfBefore(practising))} />
  ) : undefined
  const freshness = sync.data.length > 0 ? <Freshness served={sync} mayStart={may(role, 'sync.start')} /> : undefined
  return (
    <SignedInShell
      viewer={{ name, email, role }}
      now={now.toISOString()}
      waiting={<WaitingCount served={waiting} />}
      ribbon={ribbon}
      freshness={freshness}
    >
      <SyncWatcher served={sync} />
      {children}
    </SignedInShell>
  )
}

/** What was read last is still of the time before the account was opened. */
function isOfBefore(opened: Date) {
  return ({ practice, last }: AccountSyncAnswer) => practice && (!last || Date.parse(last.startedAt) < opened.getTime())
}

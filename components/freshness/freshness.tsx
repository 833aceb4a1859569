'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { useSubmit } from '@/lib/client/use-submit'
import type { SyncAnswer } from '@/lib/contracts/sync'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { type Freshness as Fresh, freshnessOf, worstOf } from './freshness-words'
import { ReadingProgress } from './reading-progress'
import { isUnderWay, useSyncState } from './use-sync-state'

const startedSchema = () => import('@/lib/contracts/sync').then(({ startedSyncAnswer }) => startedSyncAnswer)

/** Sentences about what cannot be seen; the page of connections has all of them. */
const MOST_SENTENCES = 2

/** As of when the pages speak, what is wrong with that, and reading it again now. */
export function Freshness({ served, mayStart }: { served: SyncAnswer; mayStart: boolean }) {
  const { data } = useSyncState(served)
  const now = useNow()
  const client = useQueryClient()
  const [askedAfter, setAskedAfter] = useState<string | null>(null)
  const lastIds = data.data.map(({ last }) => last?.id ?? '').join(' ')
  const { run, busy, problem } = useSubmit(async () => {
    await api('/api/sync', { method: 'POST', body: {}, schema: startedSchema })
    setAskedAfter(lastIds)
    await client.invalidateQueries({ queryKey: queryKeys.sync() })
  })
  if (data.data.length === 0 || !now) return null
  const fresh = worstOf(
    data.data.map((account) => ({ ...freshnessOf(account, now), accountName: account.accountName })),
  )
  const underWay = isUnderWay(data)
  const isOver = askedAfter !== null && askedAfter !== lastIds && !underWay
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 lg:block lg:space-y-1.5">
      {fresh ? <AsOf fresh={fresh} accountName={data.data.length > 1 ? fresh.accountName : null} /> : null}
      {underWay ? (
        <ReadingProgress accounts={data.data} now={now} />
      ) : mayStart && fresh?.state !== 'keyless' ? (
        <Button kind="plain" size="small" onClick={() => void run()} busy={busy && 'Asking…'}>
          Read it now
        </Button>
      ) : null}
      <p role="status" className="basis-full text-ink empty:hidden">
        {isOver
          ? data.data
              .map(({ last }) => last?.summary ?? last?.problem)
              .filter(Boolean)
              .join(' ')
          : null}
      </p>
      {problem ? (
        <p role="alert" className="text-danger">
          {problem.message}
        </p>
      ) : null}
    </div>
  )
}

/** `accountName`: there are others that look better. */
function AsOf({ fresh: { state, asOf, sentences }, accountName }: { fresh: Fresh; accountName: string | null }) {
  const since = asOf ? (
    <>
      As of <RelativeTime at={asOf} />
    </>
  ) : null
  if (state === 'fresh') return <p>{since}</p>
  if (state === 'waiting') return <p>Not everything was read yet.</p>
  const rest = sentences.length - MOST_SENTENCES
  return (
    <div className="space-y-1">
      {accountName ? <bdi className="block font-medium text-ink wrap-anywhere">{briefName(accountName)}</bdi> : null}
      <p className="text-ink">
        <StatusMark tone={state === 'blind' ? 'unknown' : 'risk'} className="whitespace-normal!">
          {since ?? 'Nothing was read yet'}
        </StatusMark>
      </p>
      {sentences.slice(0, MOST_SENTENCES).map((sentence) => (
        <p key={sentence} className="wrap-anywhere">
          {sentence}
        </p>
      ))}
      {rest > 0 || state === 'keyless' ? (
        <p>
          <Link href="/settings/connections">
            {rest > 0 ? `And ${rest} more: look at the connections` : 'Look at the connections'}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

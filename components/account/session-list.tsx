'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { signOut } from '@/lib/client/sign-out'
import { useSubmit } from '@/lib/client/use-submit'
import { doneAnswer } from '@/lib/contracts/answers'
import { type SessionAnswer, type SessionsAnswer, sessionsAnswer } from '@/lib/contracts/me'
import { QueryBoundary } from '../states/query-boundary'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { browserWords } from './browser-words'

/** Where this person is signed in. One that they do not know is one press from being over. */
export function SessionList({ served }: { served: SessionsAnswer }) {
  const query = useQuery({
    queryKey: queryKeys.sessions(),
    queryFn: ({ signal }) => api('/api/me/sessions', { schema: sessionsAnswer, signal }),
    initialData: served,
  })
  const queries = useQueryClient()
  const end = useSubmit(async (id: string) => {
    await api(`/api/me/sessions/${id}`, { method: 'DELETE', schema: doneAnswer })
    await queries.invalidateQueries({ queryKey: queryKeys.sessions() })
  })
  const endAll = useSubmit(() => signOut({ everywhere: true }))
  const problem = end.problem ?? endAll.problem

  return (
    <div className="max-w-2xl space-y-5">
      {problem ? (
        <Notice tone="danger" announce>
          {problem.message}
        </Notice>
      ) : null}
      <QueryBoundary query={query} what="browsers">
        {({ data }) => (
          <ul className="divide-y divide-rule border-rule border-y">
            {data.map((session) => (
              <SessionLine key={session.id} session={session} busy={end.busy} onEnd={() => end.run(session.id)} />
            ))}
          </ul>
        )}
      </QueryBoundary>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button busy={endAll.busy && 'Signing out…'} onClick={() => endAll.run()}>
          Sign out everywhere
        </Button>
        <p className="text-fine text-soft">This browser too: you sign in anew.</p>
      </div>
    </div>
  )
}

function SessionLine({ session, busy, onEnd }: { session: SessionAnswer; busy: boolean; onEnd: () => void }) {
  const browser = browserWords(session.userAgent)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-medium" title={session.userAgent ?? undefined}>
          {browser}
          {session.current ? <span className="ms-2 font-normal text-good">this browser</span> : null}
        </p>
        <p className="text-fine text-soft">
          Last seen <RelativeTime at={session.lastSeenAt} /> · signed in <RelativeTime at={session.createdAt} /> · ends
          by itself <RelativeTime at={session.expiresAt} />
        </p>
      </div>
      {session.current ? null : (
        <Button size="small" disabled={busy} onClick={onEnd}>
          Sign out {browser}
        </Button>
      )}
    </li>
  )
}

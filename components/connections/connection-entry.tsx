'use client'

import type { ConnectionAnswer } from '@/lib/contracts/connections'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { ConnectionActs } from './connection-acts'
import { PURPOSE_WORDS, statusWords } from './connection-words'
import { KeyWarnings } from './key-warnings'
import { ReachDetail } from './reach-detail'

/** One stored key, as an entry of the ledger: whose it is, how it is, what it reaches, and what can be done with it. */
export function ConnectionEntry({ connection, mayManage }: { connection: ConnectionAnswer; mayManage: boolean }) {
  const { name, purpose, problem, lastAttempt, reach, warnings } = connection
  const { tone, word } = statusWords(connection)
  const headingId = `connection-${connection.id}`
  return (
    <li className="border-rule border-t py-6 first:border-t-0 first:pt-2">
      <article aria-labelledby={headingId}>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h3 id={headingId} className="min-w-0 font-semibold text-lead">
            <bdi>{name}</bdi>
            <span className="font-normal text-body text-soft"> · {PURPOSE_WORDS[purpose]}</span>
          </h3>
          <StatusMark tone={tone}>{word}</StatusMark>
        </div>
        <p className="mt-1 max-w-[68ch] font-serif text-lead">{reach.sentence}</p>
        <Evidence connection={connection} />
        <div className="mt-4 space-y-4">
          {problem ? (
            <Notice tone={tone === 'danger' ? 'danger' : 'risk'} title={word}>
              {problem}
            </Notice>
          ) : null}
          {lastAttempt ? (
            <Notice tone="unknown" title="The last check came to nothing">
              {lastAttempt} What is shown here is what Raff said <RelativeTime at={connection.lastCheckedAt} />.
            </Notice>
          ) : null}
          <KeyWarnings warnings={warnings} />
          <details className="group">
            <summary className="w-fit rounded-leaf font-medium text-accent hover:text-accent-deep">
              What <span className="sr-only">“{name}”</span>
              <span aria-hidden="true">it</span> reaches, project by project
            </summary>
            <div className="mt-3">
              <ReachDetail reach={reach} />
            </div>
          </details>
          {mayManage ? <ConnectionActs connection={connection} /> : null}
        </div>
      </article>
    </li>
  )
}

function Evidence({ connection }: { connection: ConnectionAnswer }) {
  const { prefix, reach, createdBy, keyStoredAt, keyExpiresAt, lastCheckedAt } = connection
  return (
    <p className="mt-2 text-fine text-soft">
      <span className="font-mono">{prefix}…</span>
      {reach.keyName ? (
        <>
          , called <bdi>“{reach.keyName}”</bdi> at Raff
        </>
      ) : null}
      {' · '}
      put in <RelativeTime at={keyStoredAt} />
      {createdBy ? (
        <>
          {' '}
          by <bdi>{createdBy}</bdi>
        </>
      ) : null}
      {' · '}
      {keyExpiresAt ? (
        <>
          ends <RelativeTime at={keyExpiresAt} />
        </>
      ) : reach.keyName ? (
        'never ends'
      ) : (
        'end not known'
      )}
      {' · '}
      checked <RelativeTime at={lastCheckedAt} />
    </p>
  )
}

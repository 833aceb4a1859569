'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import { type ConnectionAnswer, type ConnectionsAnswer, connectionsAnswer } from '@/lib/contracts/connections'
import { Empty } from '../states/empty'
import { QueryBoundary } from '../states/query-boundary'
import { EvidenceLine } from '../ui/evidence-line'
import { ButtonLink } from '../ui/link'
import { PageHead } from '../ui/page-head'
import { ConnectionEntry } from './connection-entry'
import { connectionsSentence, missingPurpose } from './connection-words'

/** All stored keys, by the account they belong to. */
export function ConnectionList({ served, mayManage }: { served: ConnectionsAnswer; mayManage: boolean }) {
  const query = useQuery({
    queryKey: queryKeys.connections(),
    queryFn: ({ signal }) => api('/api/connections', { schema: connectionsAnswer, signal }),
    initialData: served,
  })
  const { data: connections, asOf } = query.data
  const connect = (
    <ButtonLink href="/settings/connections/new" kind={connections.length === 0 ? 'primary' : 'quiet'}>
      Connect a key
    </ButtonLink>
  )
  return (
    <>
      <PageHead
        name="Connections"
        sentence={connectionsSentence(connections)}
        lead={missingPurpose(connections)}
        actions={mayManage && connections.length > 0 ? connect : undefined}
        evidence={
          connections.length > 0 ? (
            <EvidenceLine fact="Keys are stored encrypted and never shown again" source="Stocktake" asOf={asOf} />
          ) : undefined
        }
      />
      <QueryBoundary
        query={query}
        what="connections"
        isEmpty={({ total }) => total === 0}
        empty={
          <Empty
            sentence="It takes one key that only looks."
            detail={
              mayManage
                ? 'You make it in Raff in about five minutes; the next page says where to click and which role to choose.'
                : 'An admin can connect one. Until then there is nothing to take stock of.'
            }
            next={mayManage ? connect : undefined}
          />
        }
      >
        {({ data }) => (
          <div className="space-y-12">
            {byAccount(data).map(({ account, keys }) => (
              <section key={account.id} aria-labelledby={`account-${account.id}`}>
                <h2 id={`account-${account.id}`} className="small-caps border-ink border-b pb-1 text-lead">
                  <bdi>{account.name}</bdi>
                </h2>
                <ul>
                  {keys.map((connection) => (
                    <ConnectionEntry key={connection.id} connection={connection} mayManage={mayManage} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </QueryBoundary>
    </>
  )
}

function byAccount(connections: ConnectionAnswer[]) {
  const groups = new Map<string, { account: ConnectionAnswer['account']; keys: ConnectionAnswer[] }>()
  for (const connection of connections) {
    const { account } = connection
    const group = groups.get(account.id) ?? { account, keys: [] }
    group.keys.push(connection)
    groups.set(account.id, group)
  }
  return [...groups.values()]
}

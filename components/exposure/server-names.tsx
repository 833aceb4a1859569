import type { FirewallAnswer } from '@/lib/contracts/exposure'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { Link } from '../ui/link'

const MOST_NAMED = 8

/** The servers behind a firewall, each with the way to its page; of many, the first few and the rest on request. */
export function ServerNames({ firewall: { servers, serversKnown } }: { firewall: FirewallAnswer }) {
  if (servers.length === 0)
    return (
      <p className="mt-3 text-fine text-soft">
        {serversKnown ? 'No server is behind it.' : 'Which servers are behind it is not known.'}
      </p>
    )
  const first = servers.slice(0, MOST_NAMED)
  const more = servers.slice(MOST_NAMED)
  return (
    <div className="mt-3 text-fine">
      <p className="wrap-anywhere">
        <span className="text-soft">Behind it: </span>
        <Names servers={first} />
      </p>
      {more.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4 hover:text-ink">
            and {more.length.toLocaleString('en')} more
          </summary>
          <p className="mt-1 wrap-anywhere">
            <Names servers={more} />
          </p>
        </details>
      ) : null}
      {serversKnown ? null : <p className="text-soft">There may be more: not every server could be read.</p>}
    </div>
  )
}

function Names({ servers }: { servers: FirewallAnswer['servers'] }) {
  return servers.map(({ resourceId, name, addresses }, index) => (
    <span key={resourceId}>
      {index > 0 ? ', ' : null}
      <Link kind="ink" href={`/inventory/${resourceId}`} title={addresses.join(', ') || undefined}>
        <bdi>{briefName(name)}</bdi>
      </Link>
    </span>
  ))
}

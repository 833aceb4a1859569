import type { FirewallAnswer } from '@/lib/contracts/exposure'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { Link } from '../ui/link'
import { FirstFew } from '../ui/first-few'
import { Openings } from './openings'
import { ServerNames } from './server-names'

const MOST_QUIET = 20

/** Firewalls that are as they should be: one line each, their rules on request. */
export function QuietFirewalls({ firewalls }: { firewalls: readonly FirewallAnswer[] }) {
  if (firewalls.length === 0) return null
  return (
    <section aria-labelledby="quiet-heading">
      <h2 id="quiet-heading" className="small-caps mb-3 text-lead text-soft">
        The others
      </h2>
      <FirstFew of={firewalls} most={MOST_QUIET}>
        {(shown) => (
          <ul className="border-rule border-t">
            {shown.map((firewall) => {
              const { resourceId, name, projectName, sentence, openings } = firewall
              return (
                <li key={resourceId} className="border-rule border-b py-3">
                  <p className="wrap-anywhere">
                    <Link kind="ink" href={`/inventory/${resourceId}`} className="font-medium">
                      <bdi>{briefName(name)}</bdi>
                    </Link>
                    {projectName ? (
                      <span className="text-fine text-soft">
                        {' '}
                        · <bdi>{briefName(projectName)}</bdi>
                      </span>
                    ) : null}
                  </p>
                  <p className="wrap-anywhere text-soft">{sentence}</p>
                  <details className="mt-1" data-screen-only>
                    <summary className="w-fit cursor-pointer rounded-leaf text-fine text-soft underline underline-offset-4 hover:text-ink">
                      Rule by rule
                    </summary>
                    <div className="mt-2 max-w-[44rem]">
                      <Openings openings={openings} caption={`What ${briefName(name)} lets in`} />
                      <ServerNames firewall={firewall} />
                    </div>
                  </details>
                </li>
              )
            })}
          </ul>
        )}
      </FirstFew>
    </section>
  )
}

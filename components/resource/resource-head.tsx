import type { ResourceAnswer } from '@/lib/contracts/resource'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import { briefName, shownName } from '@/lib/domain/inventory/shown-name'
import { CopyableId } from '../ui/copyable-id'
import { Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { Sentence } from '../ui/sentence'
import { LiveCheck } from './live-check'

/** Where people look after things by hand; it has no addresses for single things that one could rely on. */
const RAFF_DASHBOARD = 'https://app.rafftechnologies.com'

/** What it is, how it is, what it costs; then how fresh that is, and asking anew. */
export function ResourceHead({ resource, canAsk }: { resource: ResourceAnswer; canAsk: boolean }) {
  const { name, kind, projectName } = resource
  const { one, raffTerm } = KIND_WORDS[kind]
  return (
    <header className="mb-8">
      <p className="mb-2 flex flex-wrap items-baseline gap-x-2 text-soft">
        <Link href="/inventory" kind="ink" className="small-caps text-lead text-soft">
          Inventory
        </Link>
        <span aria-hidden="true">/</span>
        <span className="small-caps text-lead">{one}</span>
        {raffTerm === one ? null : <span className="text-fine">Raff says {raffTerm}</span>}
      </p>
      <Sentence as="h1" className="wrap-anywhere line-clamp-4 max-w-none">
        <bdi>{shownName(name)}</bdi>
      </Sentence>
      <p className="wrap-anywhere mt-2 max-w-[60ch] font-serif text-lead">
        <Where project={kind === 'project' ? null : projectName} one={one} as={asWords(resource)} />{' '}
        {[resource.statusSentence, resource.secretSentence, costsSomething(resource) ? resource.costSentence : null]
          .filter(Boolean)
          .join(' ')}
      </p>
      {resource.goneAt !== null ? (
        <Notice tone="plain" title="It is gone." className="mt-5">
          This is how it was last seen. What happened to it stays here for thirteen months.
        </Notice>
      ) : null}
      {resource.freshness.blind !== null ? (
        <Notice tone="unknown" title="This may be out of date." className="mt-5">
          {resource.freshness.blind}
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3 text-fine text-soft">
        <span>{resource.freshness.sentence}</span>
        {canAsk ? <LiveCheck id={resource.id} /> : null}
        {resource.practice ? null : (
          <span className="wrap-anywhere min-w-0">
            <a
              href={RAFF_DASHBOARD}
              target="_blank"
              rel="noreferrer"
              className="rounded-leaf text-accent underline underline-offset-3"
            >
              Open Raff’s dashboard
            </a>
            ; look for <bdi>{briefName(shownName(name, resource.raffId))}</bdi> there
          </span>
        )}
        <span>
          Id at Raff <CopyableId id={resource.raffId} label="id at Raff" />
        </span>
      </div>
    </header>
  )
}

function costsSomething({ monthlyCost, costSource }: ResourceAnswer): boolean {
  return costSource !== 'free' || monthlyCost !== 0
}

/** "A server in Shop production, probably production." The project's name keeps its own direction of writing. */
function Where({ project, one, as }: { project: string | null; one: string; as: string }) {
  const what = `${/^[aeiou]/i.test(one) ? 'An' : 'A'} ${one}`
  if (project === null) return `${what}${as}.`
  return (
    <>
      {what} in <bdi>{briefName(shownName(project, 'a project without a name'))}</bdi>
      {as}.
    </>
  )
}

function asWords({ environment, environmentFrom }: ResourceAnswer): string {
  if (!environment || environment === 'other') return ''
  return `, ${environmentFrom === 'guessed' ? 'probably ' : ''}${environment}`
}

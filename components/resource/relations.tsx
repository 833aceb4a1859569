import type { RelationGroup, ResourceAnswer } from '@/lib/contracts/resource'
import type { ThingAnswer } from '@/lib/contracts/inventory'
import { KIND_WORDS, type Kind } from '@/lib/domain/inventory/kinds'
import { statusWords } from '@/lib/domain/inventory/status-words'
import { capital } from '../inventory/inventory-address'
import { ResourceLink } from '../inventory/resource-link'
import { ResourceStatus } from '../inventory/resource-status'
import { Link } from '../ui/link'
import { StatusMark } from '../ui/status-mark'
import { relationWords } from './relation-words'
import { RelationsPicture } from './relations-picture'
import { Section } from './section'

/** Things of a group shown at once; the others unfold. */
const SHOWN = 5

/** What hangs together with a thing: as a picture, and as the list behind it. */
export function Relations({ resource }: { resource: ResourceAnswer }) {
  const { relations, dangling } = resource
  if (relations.length === 0 && dangling.length === 0)
    return (
      <Section title="What hangs together">
        <p className="text-soft">Nothing that we know of hangs together with it.</p>
      </Section>
    )
  return (
    <Section title="What hangs together">
      {relations.length > 0 ? <RelationsPicture resource={resource} /> : null}
      <dl>
        {relations.map((group) => (
          <div
            key={`${group.edge} ${group.direction}`}
            className="grid gap-x-8 gap-y-1 border-rule border-t py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <dt className="text-soft">
              {capital(relationWords(group))}
              {group.total > 1 ? (
                <span className="figures text-fine"> ({group.total.toLocaleString('en')})</span>
              ) : null}
            </dt>
            <dd className="min-w-0">
              <Things group={group} resource={resource} />
            </dd>
          </div>
        ))}
      </dl>
      {dangling.map(({ kind, raffId, id, sentence }) => (
        <p key={`${kind} ${raffId}`} className="border-rule border-t py-2.5">
          <StatusMark tone="unknown" className="whitespace-normal!">
            {sentence} {id ? <Link href={`/inventory/${id}`}>Show what we knew of it</Link> : null}
          </StatusMark>
        </p>
      ))}
    </Section>
  )
}

function Things({ group, resource }: { group: RelationGroup; resource: ResourceAnswer }) {
  const called = relationWords(group)
  const first = group.things.slice(0, SHOWN)
  const others = group.things.slice(SHOWN)
  const unlisted = group.total - group.things.length
  return (
    <>
      <ThingList things={first} called={called} />
      {others.length > 0 ? (
        <details className="mt-1">
          <summary className="text-accent text-fine underline underline-offset-3">
            {others.length.toLocaleString('en')} more
          </summary>
          <ThingList things={others} called={called} />
        </details>
      ) : null}
      {group.edge === 'part-of' && group.direction === 'back' ? (
        <p className="mt-1 text-fine">
          <Link href={`/inventory?project=${encodeURIComponent(resource.raffId)}`}>
            Show all {group.total.toLocaleString('en')} in the inventory
          </Link>
        </p>
      ) : unlisted > 0 ? (
        <p className="mt-1 text-fine text-soft">and {unlisted.toLocaleString('en')} more that are not listed here</p>
      ) : null}
    </>
  )
}

/** `called`: what the heading says of them; a kind that stands there already is not said again. */
function ThingList({ things, called }: { things: RelationGroup['things']; called: string }) {
  return (
    <ul className="space-y-1">
      {things.map((thing) => (
        <li key={thing.id} className="flex flex-wrap items-baseline gap-x-3">
          <ResourceLink id={thing.id} name={thing.name} gone={thing.gone} wraps />
          {called.includes(KIND_WORDS[thing.kind].one) ? null : (
            <span className="text-fine text-soft">{KIND_WORDS[thing.kind].one}</span>
          )}
          {thing.detail ? <bdi className="text-fine text-soft">{thing.detail}</bdi> : null}
          <span className="text-fine">
            {thing.gone ? <span className="text-soft">gone</span> : null}
            {!thing.gone && isTelling(thing) ? <ResourceStatus row={{ ...thing, goneAt: null, blind: null }} /> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** That a server runs and a copy is ready is worth a word; that a project is active goes without saying. */
const TOLD: ReadonlySet<Kind> = new Set(['vm', 'volume', 'backup'])

function isTelling({ kind, status }: ThingAnswer): boolean {
  return TOLD.has(kind) || statusWords(kind, status)?.standing !== 'normal'
}

import { Fragment, type ReactNode } from 'react'
import type { ResourceAnswer } from '@/lib/contracts/resource'
import { RelativeTime } from '../ui/relative-time'
import { Section } from './section'

type Fact = ResourceAnswer['facts'][number]

/** What Raff says of a thing, in plain words; what Raff calls it stands small beside it. */
export function FactList({ resource: { facts, other, tags, kind } }: { resource: ResourceAnswer }) {
  return (
    <Section title="What Raff says">
      <dl>
        {facts.map((fact) => (
          <FactLine key={`${fact.label} ${fact.value}`} fact={fact} />
        ))}
        {kind === 'vm' ? (
          <Line name="Tags" term="tags">
            {tags.length === 0 ? (
              'none'
            ) : (
              <ul className="flex flex-wrap gap-1.5">
                {tags.map((tag) => (
                  <li key={tag} className="wrap-anywhere rounded-leaf border border-rule px-1.5 text-fine">
                    <bdi>{tag}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </Line>
        ) : null}
      </dl>
      {other.length > 0 ? (
        <details className="border-rule border-t py-2">
          <summary className="text-accent underline underline-offset-3">Whatever else Raff says</summary>
          <dl className="mt-2 text-fine">
            {other.map(({ field, value }) => (
              <Fragment key={field}>
                <dt className="font-mono text-soft">{field}</dt>
                <dd className="wrap-anywhere mb-2">
                  <bdi>{value}</bdi>
                </dd>
              </Fragment>
            ))}
          </dl>
        </details>
      ) : null}
    </Section>
  )
}

function FactLine({ fact: { label, value, raffTerm, isTime } }: { fact: Fact }) {
  return (
    <Line name={label} term={raffTerm}>
      {value === null ? (
        <span className="text-unknown">Raff does not say</span>
      ) : isTime ? (
        <RelativeTime at={value} />
      ) : (
        <bdi>{value}</bdi>
      )}
    </Line>
  )
}

function Line({ name, term, children }: { name: string; term: string | null; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,9fr)_minmax(0,11fr)] gap-x-4 border-rule border-t py-2 first:border-t-0">
      <dt className="min-w-0 text-soft">
        {name}
        {term ? <span className="wrap-anywhere block font-mono text-[0.6875rem] leading-4">{term}</span> : null}
      </dt>
      <dd className="wrap-anywhere min-w-0">{children}</dd>
    </div>
  )
}

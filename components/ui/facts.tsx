import { Fragment, type ReactNode } from 'react'

export type Fact = { name: string; value: ReactNode }

/** Names on the left, values on the right, hairlines between: what is known of one thing. Facts without a value are not given. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-1 sm:grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)]">
      {facts.map(({ name, value }) => (
        <Fragment key={name}>
          <dt className="border-rule border-t pt-2 text-soft sm:py-2 sm:pe-8">{name}</dt>
          <dd className="pb-2 sm:border-rule sm:border-t sm:py-2">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

'use client'

import type { SelectHTMLAttributes } from 'react'
import type { OwnerChoice } from '@/lib/contracts/ownership'
import type { OwnerKind } from '@/lib/domain/inventory/owner'
import { tellApart } from '@/lib/domain/tell-apart'
import { classNames } from '../ui/class-names'
import { useFieldWiring } from '../ui/field-wiring'
import { CONTROL_LOOK } from '../ui/input'

const GROUPS: { kind: OwnerKind; label: string }[] = [
  { kind: 'person', label: 'People' },
  { kind: 'team', label: 'Teams' },
  { kind: 'member', label: 'Members of the Raff account who do not sign in here' },
]

/** Who answers for something, from all who can. */
export function OwnerSelect({
  owners,
  first,
  also,
  className,
  ...own
}: SelectHTMLAttributes<HTMLSelectElement> & {
  owners: readonly OwnerChoice[]
  /** Above the people: "Nobody", "As it is". */
  first: readonly { value: string; label: string }[]
  /** Who is chosen now though they cannot be chosen any more. */
  also?: { key: string; name: string } | null
}) {
  const wired = useFieldWiring(own)
  const called = tellApart(owners)
  return (
    <span className="relative block">
      <select {...wired} className={classNames(CONTROL_LOOK, 'appearance-none pe-9', className)}>
        {first.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {also && !owners.some(({ key }) => key === also.key) ? (
          <option value={also.key}>{also.name} (no longer here)</option>
        ) : null}
        {GROUPS.map(({ kind, label }) => {
          const some = owners.filter((owner) => owner.kind === kind)
          return some.length === 0 ? null : (
            <optgroup key={kind} label={label}>
              {some.map((owner) => (
                <option key={owner.key} value={owner.key}>
                  {called(owner)}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
      <svg
        viewBox="0 0 10 6"
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute end-3 top-1/2 w-2.5 fill-none stroke-[1.5] stroke-current text-soft"
      >
        <path d="m1 1 4 4 4-4" />
      </svg>
    </span>
  )
}

'use client'

import type { Ref, SelectHTMLAttributes } from 'react'
import { classNames } from './class-names'
import { useFieldWiring } from './field-wiring'
import { CONTROL_LOOK } from './input'

export type SelectOption = { value: string; label: string; disabled?: boolean }

export type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  ref?: Ref<HTMLSelectElement>
  options: readonly SelectOption[]
  /** Shown while nothing is chosen. */
  placeholder?: string
}

/** The browser's own select: the best one there is on a phone, and it needs no script. */
export function Select({ options, placeholder, className, ...own }: SelectProps) {
  const wired = useFieldWiring(own)
  return (
    <span className="relative block">
      <select {...wired} className={classNames(CONTROL_LOOK, 'appearance-none pe-9', className)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
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

'use client'

import type { SelectOption } from '../ui/select'

/** One filter above a table: "Outcome: any". A native select with its name inside its frame; ruled in ink while it filters. */
export function FilterSelect({
  label,
  value,
  options,
  anyLabel = 'any',
  filters = true,
  onChange,
}: {
  label: string
  /** '' means: not filtered. */
  value: string
  options: readonly SelectOption[]
  anyLabel?: string
  /** false for a choice that hides nothing, such as a sort. */
  filters?: boolean
  onChange: (value: string) => void
}) {
  return (
    <label
      data-filters={(filters && value !== '') || undefined}
      className="relative inline-flex min-h-9 max-w-full items-center rounded-book border border-edge bg-paper ps-3 text-fine hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-0 data-filters:border-accent data-filters:bg-accent-tint pointer-coarse:min-h-11"
    >
      <span className="text-soft">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="field-sizing-content min-w-0 max-w-56 cursor-pointer appearance-none self-stretch bg-transparent py-1 ps-1.5 pe-7 font-medium text-ink outline-none max-sm:text-[1rem]"
      >
        <option value="">{anyLabel}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <svg
        viewBox="0 0 10 6"
        aria-hidden="true"
        className="pointer-events-none absolute end-3 w-2 fill-none stroke-[1.5] stroke-current text-soft"
      >
        <path d="m1 1 4 4 4-4" />
      </svg>
    </label>
  )
}

'use client'

import { useNow } from '../ui/clock'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { AHEAD, dayAhead } from './days-ahead'

/** Until which day: three quick ones, or any other. */
export function UntilField({
  label,
  value,
  onChange,
  error,
}: {
  label: string
  value: string
  onChange: (day: string) => void
  error: string | undefined
}) {
  const now = useNow() ?? new Date()
  return (
    <div>
      <Field label={label} error={error ?? null} required>
        <Input type="date" value={value} min={dayAhead(now, 1)} onChange={(event) => onChange(event.target.value)} />
      </Field>
      <div className="mt-2 flex flex-wrap gap-2">
        {AHEAD.map(({ label: words, days }) => {
          const day = dayAhead(now, days)
          return (
            <Button
              key={days}
              size="small"
              aria-pressed={value === day}
              onClick={() => onChange(day)}
              className="aria-pressed:border-accent aria-pressed:bg-accent-tint"
            >
              {words}
            </Button>
          )
        })}
      </div>
    </div>
  )
}

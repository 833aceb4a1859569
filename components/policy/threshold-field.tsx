import type { ReactNode } from 'react'
import type { ThresholdAnswer } from '@/lib/contracts/policy'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import { ENVIRONMENT_WORDS } from '../findings/environment-word'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

export type FieldOf = (name: string) => {
  name: string
  value: string
  error: string | undefined
  readOnly: boolean
  onChange: (value: string) => void
}

/** One threshold: what it means on the left, its number on the right; by environment where that matters. */
export function ThresholdField({ threshold, fieldOf }: { threshold: ThresholdAnswer; fieldOf: FieldOf }) {
  const { name, title, meaning, unit, perEnvironment, default: initially } = threshold
  const id = `meaning-${name}`
  return (
    <fieldset
      aria-describedby={id}
      className="grid gap-x-12 gap-y-3 border-rule border-b py-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]"
    >
      <legend className="sr-only">{title}</legend>
      <div>
        <p aria-hidden="true" className="font-medium">
          {title}
        </p>
        <p id={id} className="max-w-[60ch] text-soft">
          {meaning}
        </p>
      </div>
      {perEnvironment ? (
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
          {ENVIRONMENTS.map((environment) => (
            <NumberField
              key={environment}
              label={ENVIRONMENT_WORDS[environment]}
              hint={startsAt(typeof initially === 'number' ? initially : initially[environment], unit)}
              field={fieldOf(`${name}.${environment}`)}
            />
          ))}
        </div>
      ) : (
        <NumberField
          label={<span className="sr-only">{title}</span>}
          hint={typeof initially === 'number' ? startsAt(initially, unit) : undefined}
          unit={unit}
          field={fieldOf(name)}
        />
      )}
    </fieldset>
  )
}

function NumberField({
  label,
  hint,
  unit,
  field: { name, value, error, readOnly, onChange },
}: {
  label: ReactNode
  hint: string | undefined
  unit?: string
  field: ReturnType<FieldOf>
}) {
  return (
    <Field label={label} hint={hint} error={error ?? null}>
      <Input
        name={name}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        className={unit ? 'figures max-w-28 text-end' : 'figures text-end'}
      />
    </Field>
  )
}

/** "days; 14 at first" */
function startsAt(value: number, unit: string): string {
  return `${unit}; ${value.toLocaleString('en')} at first`
}

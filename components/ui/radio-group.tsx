'use client'

import { type ReactNode, useId } from 'react'
import { FieldError } from './field-error'

export type RadioOption<Value extends string> = { value: Value; label: ReactNode; hint?: ReactNode; disabled?: boolean }

export type RadioGroupProps<Value extends string> = {
  legend: ReactNode
  name: string
  options: readonly RadioOption<Value>[]
  value?: Value
  defaultValue?: Value
  onChange?: (value: Value) => void
  hint?: ReactNode
  error?: string | null
  required?: boolean
  className?: string
}

/** One of a few, all visible with what each means: roles, reasons. Ruled like lines of a ledger. */
export function RadioGroup<Value extends string>({
  legend,
  name,
  options,
  value,
  defaultValue,
  onChange,
  hint,
  error,
  required,
  className,
}: RadioGroupProps<Value>) {
  const id = useId()
  const errorId = `${id}-error`
  return (
    <fieldset
      className={className}
      aria-describedby={error ? errorId : undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      {hint ? <p className="mb-2 text-fine text-soft">{hint}</p> : null}
      <div className="divide-y divide-rule border-rule border-y">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex items-start gap-3 px-2 py-2.5 hover:bg-sunk has-[:checked]:bg-accent-tint has-[:disabled]:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={defaultValue === option.value || undefined}
              onChange={onChange ? () => onChange(option.value) : undefined}
              className="mt-[0.2rem] size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-medium">{option.label}</span>
              {option.hint ? <span className="block text-fine text-soft">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  )
}

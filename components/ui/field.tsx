'use client'

import { type ReactNode, useId } from 'react'
import { FieldError } from './field-error'
import { FieldWiringProvider } from './field-wiring'

export type FieldProps = {
  label: ReactNode
  /** What to enter, before it goes wrong. */
  hint?: ReactNode
  /** What is wrong and what to do. */
  error?: string | null
  required?: boolean
  /** Says "optional" beside the label: most fields are required, so the exception is marked. */
  optional?: boolean
  /** Beside the label, at the far end: a link such as "Forgot it?" */
  aside?: ReactNode
  className?: string
  /** One control: Input, PasswordInput, TextArea, Select. It takes its id and descriptions from here. */
  children: ReactNode
}

/** A label, one control, a hint and an error, wired together. */
export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(' ') || undefined
  return (
    <div className={className}>
      <div className="mb-1 flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {label}
          {optional ? <span className="ms-2 font-normal text-fine text-soft">optional</span> : null}
        </label>
        {aside ? <span className="text-fine">{aside}</span> : null}
      </div>
      <FieldWiringProvider wiring={{ id, describedBy, invalid: Boolean(error), required }}>
        {children}
      </FieldWiringProvider>
      {hint ? (
        <p id={hintId} className="mt-1 text-fine text-soft">
          {hint}
        </p>
      ) : null}
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  )
}

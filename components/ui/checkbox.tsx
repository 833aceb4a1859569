'use client'

import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import { classNames } from './class-names'
import { FieldError } from './field-error'

/** The native box in our ink. The same class draws the boxes of a table's rows. */
export const TICK_LOOK = 'size-4 shrink-0 accent-accent'

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  ref?: Ref<HTMLInputElement>
  label: ReactNode
  hint?: ReactNode
  error?: string | null
}

/** Yes or no, with its words beside it; the words can be pressed too. */
export function Checkbox({ label, hint, error, className, ...own }: CheckboxProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(' ') || undefined
  return (
    <div className={className}>
      <label className="flex min-h-6 items-start gap-3 pointer-coarse:min-h-11">
        <input
          {...own}
          type="checkbox"
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={classNames(TICK_LOOK, 'mt-[0.2rem]')}
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <p id={hintId} className="ms-7 text-fine text-soft">
          {hint}
        </p>
      ) : null}
      <div className="ms-7">
        <FieldError id={errorId}>{error}</FieldError>
      </div>
    </div>
  )
}

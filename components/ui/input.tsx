'use client'

import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names'
import { useFieldWiring } from './field-wiring'

/** Shared by everything one types into or chooses from. 16 px on phones, or iOS zooms the page. */
export const CONTROL_LOOK =
  'w-full min-h-10 rounded-book border border-edge bg-raised px-3 py-2 text-body text-ink max-sm:text-[1rem] ' +
  'hover:border-ink focus-visible:border-accent focus-visible:outline-offset-0 ' +
  'aria-invalid:border-danger aria-invalid:shadow-[inset_0_0_0_1px_var(--danger)] ' +
  'disabled:bg-sunk disabled:text-soft [&[readonly]]:bg-sunk transition-colors'

export type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }

/** One line of text. Inside a Field it is already labelled. */
export function Input({ className, type = 'text', ...own }: InputProps) {
  const wired = useFieldWiring(own)
  return <input {...wired} type={type} className={classNames(CONTROL_LOOK, className)} />
}

export type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }

/** Several lines: a reason, a purpose. Grows with what is written where the browser can. */
export function TextArea({ className, rows = 3, ...own }: TextAreaProps) {
  const wired = useFieldWiring(own)
  return (
    <textarea {...wired} rows={rows} className={classNames(CONTROL_LOOK, 'field-sizing-content resize-y', className)} />
  )
}

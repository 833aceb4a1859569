'use client'

import { useState } from 'react'
import { Input, type InputProps } from './input'

/** A password with "Show": people who can see what they type make fewer mistakes. */
export function PasswordInput({ className, ...props }: Omit<InputProps, 'type'>) {
  const [shown, show] = useState(false)
  return (
    <div className="relative">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={`pe-16 ${className ?? ''}`}
      />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => show(!shown)}
        className="absolute inset-y-1 end-1 rounded-leaf px-3 font-medium text-accent text-fine hover:text-accent-deep"
      >
        {shown ? 'Hide' : 'Show'}
        <span className="sr-only"> password</span>
      </button>
    </div>
  )
}

'use client'

import { useState } from 'react'
import { Input } from '../ui/input'

/**
 * Where a key is pasted: covered, because the screen may be a projector, and kept away from password managers, because it is
 * not this person's password.
 */
export function KeyInput({ name }: { name: string }) {
  const [shown, show] = useState(false)
  return (
    <div className="relative">
      <Input
        name={name}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        required
        className="pe-16 font-mono text-fine!"
      />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => show(!shown)}
        className="absolute inset-y-1 end-1 rounded-leaf px-3 font-medium text-accent text-fine hover:text-accent-deep"
      >
        {shown ? 'Hide' : 'Show'}
        <span className="sr-only"> the key</span>
      </button>
    </div>
  )
}

'use client'

import { useState } from 'react'
import { copyText } from '@/lib/client/copy-text'
import { Button } from './button'
import { Field } from './field'
import { Input } from './input'

/** A text to hand on, such as a one-time link: whole, selected at a touch, copied at a press. */
export function CopyField({
  label,
  value,
  hint,
  copyLabel,
}: {
  label: string
  value: string
  hint?: string
  copyLabel: string
}) {
  const [said, say] = useState('')
  const copy = async () => {
    say(
      (await copyText(value)) ? 'Copied.' : 'Your browser does not allow copying here: select it and copy it yourself.',
    )
  }
  return (
    <div>
      <Field label={label} hint={hint}>
        <Input readOnly value={value} onFocus={(event) => event.target.select()} className="font-mono text-fine!" />
      </Field>
      <div className="mt-3 flex flex-wrap items-center gap-4">
        <Button kind="primary" onClick={copy}>
          {copyLabel}
        </Button>
        <p role="status" className="text-soft">
          {said}
        </p>
      </div>
    </div>
  )
}

'use client'

import type { LinkAnswer } from '@/lib/contracts/people'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { CopyField } from '../ui/copy-field'
import { RelativeTime } from '../ui/relative-time'

const HOUR_MS = 3_600_000

/** A one-time link on its only appearance: what it does, how to hand it on, and until when it opens. */
export function HandOnLink({
  link,
  label,
  opens,
  onClose,
}: {
  link: LinkAnswer
  label: string
  /** What it lets whoever has it do: "set a password and come in". */
  opens: string
  onClose: () => void
}) {
  const now = useNow()
  const hours = now ? Math.round((Date.parse(link.expiresAt) - now.getTime()) / HOUR_MS) : null
  return (
    <div className="space-y-5">
      <CopyField
        label={label}
        value={link.url}
        hint="It is shown only now. If it gets lost, make a new one."
        copyLabel="Copy the link"
      />
      <ul className="list-disc space-y-1.5 ps-5">
        <li>Send it to them yourself, over a way on which nobody reads along. Stocktake sends nothing.</li>
        <li>Whoever has it can {opens}. It works once.</li>
        <li>
          It expires {hours === null ? '' : `in ${hours} hours: `}
          <RelativeTime at={link.expiresAt} style="short" />.
        </li>
      </ul>
      <Button onClick={onClose}>I have passed it on</Button>
    </div>
  )
}

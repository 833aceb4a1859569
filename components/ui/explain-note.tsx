'use client'

import { Popover } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'

/** The open part of Explain; loaded on demand, so import Explain instead. */
export default function ExplainNote({
  button,
  open,
  onOpenChange,
  term,
  children,
}: {
  button: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
  term: ReactNode
  children: ReactNode
}) {
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, { reason, event }) => {
        // a press on the word closes by itself; closing here as well would open it again
        if (!next && reason === 'outside-press' && button.current?.contains(event.target as Node)) return
        onOpenChange(next)
      }}
    >
      <Popover.Portal container={button.current?.closest('dialog') ?? undefined}>
        <Popover.Positioner anchor={button} sideOffset={8} collisionPadding={12} className="z-50">
          <Popover.Popup
            finalFocus={button}
            className="max-w-[min(22rem,calc(100vw-1.5rem))] rounded-book border border-rule bg-raised px-4 py-3 shadow-lift outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Popover.Title className="mb-1 font-semibold">{term}</Popover.Title>
            <Popover.Description render={<div />}>{children}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

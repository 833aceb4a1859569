'use client'

import { Dialog } from '@base-ui/react/dialog'
import { classNames } from './class-names'
import type { DialogProps } from './dialog-props'

/** The open part of a Dialog; loaded on demand, so import Dialog instead. */
export default function DialogPanel({
  open,
  onClose,
  title,
  lead,
  held = false,
  stays = false,
  width = 'narrow',
  children,
}: DialogProps) {
  return (
    <Dialog.Root
      open={open}
      disablePointerDismissal={held || stays}
      onOpenChange={(next) => {
        if (!next && !held) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto sm:items-start sm:px-6 sm:py-[10vh]">
          <Dialog.Popup
            className={classNames(
              'relative max-h-[92dvh] w-full overflow-y-auto border-accent border-t-4 bg-paper px-5 pt-6 pb-8 shadow-lift outline-none transition-[opacity,translate] duration-150 data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:max-h-none sm:rounded-b-book sm:px-8',
              width === 'wide' ? 'sm:max-w-2xl' : 'sm:max-w-md',
            )}
          >
            <Dialog.Title className="pe-14 font-serif text-title">{title}</Dialog.Title>
            {lead ? <Dialog.Description className="mt-2 text-soft">{lead}</Dialog.Description> : null}
            <div className="mt-6">{children}</div>
            <Dialog.Close
              disabled={held}
              className="absolute end-3 top-4 min-h-10 rounded-book px-3 text-fine text-soft hover:bg-sunk hover:text-ink"
            >
              Close
            </Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

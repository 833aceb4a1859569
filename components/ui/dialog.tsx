'use client'

import { lazy, Suspense, useState } from 'react'
import type { DialogProps } from './dialog-props'

const DialogPanel = lazy(() => import('./dialog-panel'))

/** One question in front of the page, which waits. The focus goes in and comes back. Its script comes with the first opening. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open)
  if (props.open && !wasOpened) setWasOpened(true)
  if (!wasOpened) return null
  return (
    <Suspense>
      <DialogPanel {...props} />
    </Suspense>
  )
}

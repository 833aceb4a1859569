'use client'

import { type ReactNode, useState } from 'react'
import { Button } from './button'

/** Of a great many, the first ones; the others at a press. The worst come first, so that nothing that matters waits. */
export function FirstFew<Thing>({
  of,
  most,
  children,
}: {
  of: readonly Thing[]
  most: number
  children: (shown: readonly Thing[]) => ReactNode
}) {
  const [all, showAll] = useState(false)
  const more = of.length - most
  return (
    <>
      {children(all ? of : of.slice(0, most))}
      {more > 0 && !all ? (
        <Button size="small" className="mt-4" onClick={() => showAll(true)}>
          Show {more === 1 ? 'the last one' : `the other ${more.toLocaleString('en')}`}
        </Button>
      ) : null}
    </>
  )
}

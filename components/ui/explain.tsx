'use client'

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'

const loadNote = () => import('./explain-note')
const ExplainNote = lazy(loadNote)

/**
 * A word that some readers do not know, and what it means at a press: `<Explain term="restore point">…</Explain>`. A press and not
 * a hover, so that it works with a finger and stays until it is read.
 */
export function Explain({ term, children }: { term: ReactNode; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={loadNote}
        onFocus={loadNote}
        onClick={() => {
          setWasOpened(true)
          setOpen(!open)
        }}
        className="rounded-leaf text-start underline decoration-accent decoration-dotted decoration-2 underline-offset-4 hover:text-accent"
      >
        {term}
        <span className="sr-only"> (what is this?)</span>
      </button>
      {wasOpened ? (
        <Suspense>
          <ExplainNote button={button} open={open} onOpenChange={setOpen} term={term}>
            {children}
          </ExplainNote>
        </Suspense>
      ) : null}
    </>
  )
}

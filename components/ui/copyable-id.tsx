'use client'

import { useEffect, useRef, useState } from 'react'
import { copyText } from '@/lib/client/copy-text'
import { classNames } from './class-names'

const SAID_COPIED_MS = 2000

/** An id in small mono that copies itself when pressed. `short` shows fewer characters and copies all. */
export function CopyableId({
  id,
  short,
  label = 'id',
  className,
}: {
  id: string
  /** How many characters to show; the whole id stays on hover. */
  short?: number
  /** What is copied: "request id", "hash". */
  label?: string
  className?: string
}) {
  const [said, say] = useState<'copied' | 'failed' | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const copy = async () => {
    say((await copyText(id)) ? 'copied' : 'failed')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => say(null), SAID_COPIED_MS)
  }

  const shown = short !== undefined && id.length > short ? `${id.slice(0, short)}…` : id
  return (
    <button
      type="button"
      onClick={copy}
      title={`${id}: copy this ${label}`}
      className={classNames(
        'group/copy inline-flex max-w-full items-baseline gap-1.5 rounded-leaf text-start font-mono text-[0.9em] text-soft hover:text-ink',
        className,
      )}
    >
      <span className="min-w-0 break-all">{shown}</span>
      <span className="sr-only">, copy this {label}</span>
      <svg
        viewBox="0 0 12 12"
        aria-hidden="true"
        className="size-3 shrink-0 translate-y-px fill-none stroke-[1.2] stroke-current opacity-60 group-hover/copy:opacity-100"
      >
        {said === 'copied' ? <path d="m1.5 6.5 3 3 6-7" /> : <path d="M4 4h7v7H4zM8 4V1H1v7h3" />}
      </svg>
      <span aria-live="polite" className={said === 'failed' ? 'font-sans text-fine' : 'sr-only'}>
        {said === 'copied' ? 'Copied' : said === 'failed' ? 'Select it and copy it yourself' : ''}
      </span>
    </button>
  )
}

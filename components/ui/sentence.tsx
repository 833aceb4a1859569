import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** The truth of a page in one sentence, in the serif. */
export function Sentence({
  as: Tag = 'p',
  size = 'page',
  className,
  children,
}: {
  as?: 'p' | 'h1' | 'h2' | 'h3'
  /** page: opens a page. part: opens a section or stands in an empty place. */
  size?: 'page' | 'part'
  className?: string
  children: ReactNode
}) {
  const sized = size === 'page' ? 'text-title sm:text-sentence max-w-[40ch]' : 'text-lead sm:text-title max-w-[44ch]'
  return <Tag className={classNames('text-balance font-serif', sized, className)}>{children}</Tag>
}

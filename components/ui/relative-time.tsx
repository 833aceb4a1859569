'use client'

import { useNow, useTimeZone } from './clock'
import { exactWording, relativeWording, shortWording } from './instant-wording'

export type Moment = Date | string

/** "3 minutes ago"; the exact time on hover and for screen readers. `style="short"` shows "21 Nov 04:08" in narrow columns. */
export function RelativeTime({
  at,
  style = 'relative',
  className,
}: {
  at: Moment
  style?: 'relative' | 'short'
  className?: string
}) {
  const now = useNow()
  const timeZone = useTimeZone()
  const moment = new Date(at)
  const exact = exactWording(moment, timeZone)
  const shown = now ? (style === 'short' ? shortWording : relativeWording)(moment, now, timeZone) : exact
  return (
    <time dateTime={isoOf(moment)} title={exact} className={className}>
      {shown}
      {shown === exact ? null : <span className="sr-only"> ({exact})</span>}
    </time>
  )
}

function isoOf(moment: Date): string | undefined {
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

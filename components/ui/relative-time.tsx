'use client'

import { useNow, useTimeZone } from './clock'
import { dateWording, exactWording, relativeWording, shortWording } from './instant-wording'

export type Moment = Date | string

const WORDINGS = { relative: relativeWording, short: shortWording, date: dateWording }

/**
 * "3 minutes ago"; the exact time on hover and for screen readers. `style="short"` says "21 Nov 04:08" where every row needs its
 * moment, `style="date"` says "21 Nov" after "since" and "until".
 */
export function RelativeTime({
  at,
  style = 'relative',
  className,
}: {
  at: Moment
  style?: keyof typeof WORDINGS
  className?: string
}) {
  const now = useNow()
  const timeZone = useTimeZone()
  const moment = new Date(at)
  const exact = exactWording(moment, timeZone)
  const shown = now ? WORDINGS[style](moment, now, timeZone) : exact
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

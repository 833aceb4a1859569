'use client'

import { useNow, useTimeZone } from '../ui/clock'

/** "31 December 2026, in 40 days". A day has no hour: it is the same day everywhere. */
export function Day({ day }: { day: string }) {
  const now = useNow()
  const zone = useTimeZone()
  const shown = new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  if (!now) return <time dateTime={day}>{shown}</time>
  const today = Date.parse(`${now.toLocaleDateString('en-CA', { timeZone: zone })}T00:00:00Z`)
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - today) / 86_400_000)
  return (
    <time dateTime={day}>
      {shown}
      <span className="text-soft">, {wordsOf(days)}</span>
    </time>
  )
}

function wordsOf(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days.toLocaleString('en')} days` : `${(-days).toLocaleString('en')} days ago`
}

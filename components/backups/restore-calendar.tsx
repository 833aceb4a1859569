import { type SVGProps, useState } from 'react'
import type { BackupRow } from '@/lib/contracts/backups'
import { DAY_STATES, type DayState } from '@/lib/domain/findings/coverage-states'
import { calendarSentence, dayWords } from './calendar-sentence'
import { DAY_WORDS } from './coverage-words'

const CELL = 10
/** As wide as thirty of them may be drawn: a little smaller than they are told in, so that a row has room for them. */
const WIDTH = 8
const HEIGHT = 14

/**
 * Thirty small cells, a shape a day, the oldest first. A sentence to a screen reader; what each day was is told to a pointer.
 * The shapes of one state are one stroke, and the days come with the pointer: there are hundreds of these on a page.
 */
export function RestoreCalendar({ calendar }: { calendar: BackupRow['calendar'] }) {
  const [isPointedAt, setPointedAt] = useState(false)
  return (
    <svg
      role="img"
      aria-label={calendarSentence(calendar)}
      viewBox={`0 0 ${CELL * Math.max(calendar.length, 1)} ${HEIGHT}`}
      style={{ maxWidth: `${WIDTH * calendar.length}px` }}
      className="block w-full overflow-visible"
      onPointerEnter={() => setPointedAt(true)}
    >
      {DAY_STATES.map((state) => {
        const days = calendar.flatMap((each, index) => (each.state === state ? [index] : []))
        return days.length === 0 ? null : <DayShapes key={state} state={state} days={days} />
      })}
      {isPointedAt
        ? calendar.map(({ day, state }, index) => (
            <rect key={day} x={index * CELL} width={CELL} height={HEIGHT} fill="transparent">
              <title>{`${dayWords(day)}: ${DAY_WORDS[state]}`}</title>
            </rect>
          ))
        : null}
    </svg>
  )
}

/** What the shapes mean. */
export function CalendarLegend() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-fine text-soft">
      {DAY_STATES.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox={`0 0 ${CELL} ${HEIGHT}`} className="h-3.5 w-2.5 shrink-0">
            <DayShapes state={state} days={[0]} />
          </svg>
          {DAY_WORDS[state]}
        </li>
      ))}
    </ul>
  )
}

/** From the left edge of a day's cell. */
const SHAPES: Record<DayState, string> = {
  good: 'm1.6 7a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z',
  failed: 'm5 2.6 3.9 7.8h-7.8z',
  missing: 'm1.6 3.6h6.8v6.8h-6.8z',
  none: 'm3.4 6.4h3.2v1.2h-3.2z',
  due: 'm2.1 7a2.9 2.9 0 1 0 5.8 0a2.9 2.9 0 1 0-5.8 0z',
  // lines, not a pattern: there are thousands of these on a page
  unknown: 'm1.6 8 4.4-4.4m-3.4 6.8 5.4-5.4m-2.6 6 3.2-3.2',
}

const PAINTS: Record<DayState, SVGProps<SVGPathElement>> = {
  good: { fill: 'var(--good)' },
  failed: { fill: 'var(--risk)' },
  missing: { fill: 'var(--danger)' },
  none: { fill: 'var(--edge)' },
  due: { fill: 'none', stroke: 'var(--soft-ink)', strokeWidth: 1.1 },
  unknown: { fill: 'none', stroke: 'var(--unknown)', strokeWidth: 0.9 },
}

/** All days of one state. */
function DayShapes({ state, days }: { state: DayState; days: readonly number[] }) {
  return <path d={days.map((day) => `M${day * CELL} 0${SHAPES[state]}`).join('')} {...PAINTS[state]} />
}

import type { BackupRow } from '@/lib/contracts/backups'
import type { DayState } from '@/lib/domain/findings/coverage-states'
import { calendarSentence, dayWords } from './calendar-sentence'
import { DAY_WORDS } from './coverage-words'

const CELL = 10
/** As wide as thirty of them may be drawn: a little smaller than they are told in, so that a row has room for them. */
const WIDTH = 8
const HEIGHT = 14

/** Thirty small cells, a shape a day, the oldest first. A sentence to a screen reader. */
export function RestoreCalendar({ calendar }: { calendar: BackupRow['calendar'] }) {
  return (
    <svg
      role="img"
      aria-label={calendarSentence(calendar)}
      viewBox={`0 0 ${CELL * Math.max(calendar.length, 1)} ${HEIGHT}`}
      style={{ maxWidth: `${WIDTH * calendar.length}px` }}
      className="block w-full overflow-visible"
    >
      {calendar.map(({ day, state }, index) => (
        <g key={day} transform={`translate(${index * CELL} 0)`}>
          <title>{`${dayWords(day)}: ${DAY_WORDS[state]}`}</title>
          <rect width={CELL} height={HEIGHT} fill="transparent" />
          <DayShape state={state} />
        </g>
      ))}
    </svg>
  )
}

/** What the shapes mean. */
export function CalendarLegend() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-fine text-soft">
      {(Object.keys(DAY_WORDS) as DayState[]).map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox={`0 0 ${CELL} ${HEIGHT}`} className="h-3.5 w-2.5 shrink-0">
            <DayShape state={state} />
          </svg>
          {DAY_WORDS[state]}
        </li>
      ))}
    </ul>
  )
}

function DayShape({ state }: { state: DayState }) {
  switch (state) {
    case 'good':
      return <circle cx="5" cy="7" r="3.4" fill="var(--good)" />
    case 'failed':
      return <path d="M5 2.6 8.9 10.4H1.1Z" fill="var(--risk)" />
    case 'missing':
      return <rect x="1.6" y="3.6" width="6.8" height="6.8" fill="var(--danger)" />
    case 'none':
      return <rect x="3.4" y="6.4" width="3.2" height="1.2" fill="var(--edge)" />
    case 'due':
      return <circle cx="5" cy="7" r="2.9" fill="none" stroke="var(--soft-ink)" strokeWidth="1.1" />
    case 'unknown':
      // lines, not a pattern: there are thousands of these on a page
      return <path d="M1.6 8 6 3.6M2.6 10.4 8 5M5.4 11 8.6 7.8" fill="none" stroke="var(--unknown)" strokeWidth="0.9" />
  }
}

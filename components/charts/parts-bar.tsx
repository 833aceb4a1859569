import { useId } from 'react'
import type { StatusTone } from '../ui/status-mark'

export type Part = { tone: StatusTone; count: number; word: string }

const HEIGHT = 14

/** Trouble stands tall and what is well lies low, so that the bar reads in grey as it does in colour. */
const LOOK: Record<StatusTone, { height: number; fill: string }> = {
  danger: { height: 14, fill: 'var(--danger)' },
  risk: { height: 10, fill: 'var(--risk)' },
  unknown: { height: 10, fill: 'hatch' },
  good: { height: 4, fill: 'var(--good)' },
  exempt: { height: 4, fill: 'var(--rule)' },
}

/** How a whole divides, as one bar. Its words are beside it; the bar itself is drawn for the eye. */
export function PartsBar({ parts, of }: { parts: readonly Part[]; of?: number }) {
  const hatch = useId()
  const drawn = parts.filter(({ count }) => count > 0)
  const total = drawn.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return <div aria-hidden="true" className="h-3.5" />
  const scale = 100 / Math.max(of ?? total, total)
  let at = 0
  return (
    <svg aria-hidden="true" className="block w-full overflow-visible" height={HEIGHT}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 .5h5" stroke="var(--unknown)" strokeWidth="1.2" />
        </pattern>
      </defs>
      <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--rule)" />
      {drawn.map(({ tone, count, word }) => {
        const { height, fill } = LOOK[tone]
        const x = at
        at += count * scale
        return (
          <rect
            key={word}
            x={`${x}%`}
            y={HEIGHT - height}
            width={`${count * scale}%`}
            height={height}
            fill={fill === 'hatch' ? `url(#${hatch})` : fill}
            stroke={fill === 'hatch' ? 'var(--unknown)' : 'var(--paper)'}
            strokeWidth={fill === 'hatch' ? 1 : 1.5}
          />
        )
      })}
    </svg>
  )
}

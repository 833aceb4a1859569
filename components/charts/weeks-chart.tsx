import { useId } from 'react'

export type Week = {
  /** For the reader of the picture's words: "the week of 3 May". */
  name: string
  /** null: nobody knows. */
  value: number | null
}

const HEIGHT = 112
const GAP = 22

/** One column a week from a common floor; a week nobody watched is hatched, not empty. The newest is in ink. */
export function WeeksChart({ weeks, words }: { weeks: readonly Week[]; words: string }) {
  const hatch = useId()
  const most = Math.max(...weeks.map(({ value }) => value ?? 0), 1)
  const step = 100 / Math.max(weeks.length, 1)
  return (
    <svg role="img" aria-label={words} className="block w-full overflow-visible" height={HEIGHT}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 .5h6" stroke="var(--unknown)" strokeOpacity="0.6" />
        </pattern>
      </defs>
      {weeks.map(({ name, value }, index) => {
        const height = value === null ? HEIGHT * 0.35 : Math.max(2, (value / most) * (HEIGHT - 2))
        return (
          <rect
            key={name}
            x={`${index * step + (step * GAP) / 200}%`}
            width={`${step - (step * GAP) / 100}%`}
            y={HEIGHT - height}
            height={height}
            fill={value === null ? `url(#${hatch})` : index === weeks.length - 1 ? 'var(--ink)' : 'var(--edge)'}
          />
        )
      })}
      <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--edge)" />
    </svg>
  )
}

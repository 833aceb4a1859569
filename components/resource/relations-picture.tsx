import type { RelationGroup, ResourceAnswer } from '@/lib/contracts/resource'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import { shownName } from '@/lib/domain/inventory/shown-name'
import { relationsSentence, relationWords, sidesOf } from './relation-words'

// Drawn in units that are pixels at its full width. Names are cut to their line: the list below has them whole.
const WIDTH = 580
const ROW = 54
const EDGE_LEFT = 172
const EDGE_RIGHT = WIDTH - 172
const MIDDLE = WIDTH / 2
const HALF = 78
const NAME_LENGTH = 21

/** What hangs together, as a picture: itself in the middle, what it stands on to the left, what stands on it to the right. */
export function RelationsPicture({ resource }: { resource: Pick<ResourceAnswer, 'name' | 'kind' | 'relations'> }) {
  const { left, right } = sidesOf(resource.relations)
  const rows = Math.max(left.length, right.length, 1)
  const height = rows * ROW + 8
  const center = height / 2
  const yOf = (place: number, count: number) => center + (place - (count - 1) / 2) * ROW
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={relationsSentence(resource)}
      className="mb-6 w-full max-w-[580px] max-sm:hidden"
    >
      {left.map((group, place) => (
        <Curve key={keyOf(group)} fromX={EDGE_LEFT} fromY={yOf(place, left.length)} toX={MIDDLE - HALF} toY={center} />
      ))}
      {right.map((group, place) => (
        <Curve
          key={keyOf(group)}
          fromX={EDGE_RIGHT}
          fromY={yOf(place, right.length)}
          toX={MIDDLE + HALF}
          toY={center}
        />
      ))}
      <rect
        x={MIDDLE - HALF}
        y={center - 26}
        width={HALF * 2}
        height={52}
        rx={6}
        className="fill-raised stroke-ink stroke-[1.25]"
      />
      <text x={MIDDLE} y={center - 3} textAnchor="middle" className="fill-ink font-serif text-[15px]">
        {cut(resource.name, 17)}
      </text>
      <text x={MIDDLE} y={center + 15} textAnchor="middle" className="fill-soft text-[12px]">
        {KIND_WORDS[resource.kind].one}
      </text>
      {left.map((group, place) => (
        <Label key={keyOf(group)} group={group} x={EDGE_LEFT - 10} y={yOf(place, left.length)} anchor="end" />
      ))}
      {right.map((group, place) => (
        <Label key={keyOf(group)} group={group} x={EDGE_RIGHT + 10} y={yOf(place, right.length)} anchor="start" />
      ))}
    </svg>
  )
}

function Curve({ fromX, fromY, toX, toY }: { fromX: number; fromY: number; toX: number; toY: number }) {
  const bend = (fromX + toX) / 2
  return (
    <g className="fill-none stroke-edge stroke-1">
      <path d={`M${fromX} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${toX} ${toY}`} />
      <circle cx={fromX} cy={fromY} r="2.5" className="fill-edge" stroke="none" />
    </g>
  )
}

function Label({ group, x, y, anchor }: { group: RelationGroup; x: number; y: number; anchor: 'start' | 'end' }) {
  return (
    <text x={x} textAnchor={anchor}>
      <tspan x={x} y={y - 3} className="fill-soft text-[12px]">
        {relationWords(group)}
      </tspan>
      <tspan x={x} y={y + 14} className="fill-ink text-[13.5px]">
        {namesIn(group)}
      </tspan>
    </text>
  )
}

/** One name, or how many. */
function namesIn({ total, things }: RelationGroup): string {
  const [first] = things
  if (total === 1 && first) return cut(first.name, NAME_LENGTH)
  return total.toLocaleString('en')
}

/** Whole characters, so that no emoji is cut in two. */
function cut(text: string, length: number): string {
  const shown = shownName(text.trim())
  const characters = [...shown]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : shown
}

function keyOf({ edge, direction }: RelationGroup): string {
  return `${edge} ${direction}`
}

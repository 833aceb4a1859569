import type { ResourceRow } from '@/lib/contracts/inventory'
import { type Standing, statusWords } from '@/lib/domain/inventory/status-words'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark, StatusShape, type StatusTone } from '../ui/status-mark'

/** What is as it should be has no mark: only the others are looked for. */
const TONES: Record<Standing, StatusTone | null> = {
  normal: null,
  passing: null,
  idle: 'exempt',
  trouble: 'danger',
  unknown: 'unknown',
}

/** How a thing is, in a word; gone things say since when. What may be out of date is hatched, and says why. */
export function ResourceStatus({
  row: { kind, status, goneAt, blind },
}: {
  row: Pick<ResourceRow, 'kind' | 'status' | 'goneAt' | 'blind'>
}) {
  if (goneAt !== null)
    return (
      <span className="text-soft">
        gone <RelativeTime at={goneAt} />
      </span>
    )
  const words = statusWords(kind, status)
  const tone = words && TONES[words.standing]
  const word = <span className="truncate">{words?.word}</span>
  if (blind !== null)
    return (
      <span className="inline-flex max-w-full items-baseline gap-2 text-unknown" title={blind}>
        <StatusShape tone="unknown" />
        {word}
        <span className="sr-only"> (may be out of date: {blind})</span>
      </span>
    )
  if (!words) return null
  return tone ? <StatusMark tone={tone}>{words.word}</StatusMark> : words.word
}

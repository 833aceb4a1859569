import type { OwnerAnswer } from '@/lib/contracts/inventory'
import { StatusMark } from '../ui/status-mark'

/** Who answers for a thing, in one word or two; nobody, and somebody who is gone, stand out. */
export function OwnerWord({ owner }: { owner: OwnerAnswer | null }) {
  if (!owner) return <span className="text-soft italic">nobody</span>
  const name = (
    <bdi className="block truncate" title={owner.name}>
      {owner.name}
    </bdi>
  )
  return owner.gone ? (
    <StatusMark tone="risk" className="max-w-full [&>span]:min-w-0">
      {name}
      <span className="sr-only"> is not here any more</span>
    </StatusMark>
  ) : (
    name
  )
}

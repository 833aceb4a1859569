import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import { RelativeTime } from '../ui/relative-time'

/** "Dana, confirmed 12 days ago" differs from "Dana, never confirmed". */
export function OwnerSentence({ ownership }: { ownership: OwnershipAnswer }) {
  const { owner, confirmedAt, confirmedBy } = ownership
  if (!owner) return <>Nobody answers for it.</>
  const name = <bdi className="wrap-anywhere">{owner.name}</bdi>
  if (owner.gone) return <>{name} answered for it and is no longer here.</>
  if (!confirmedAt) return <>{name}, never confirmed</>
  const byOther = confirmedBy && confirmedBy.id !== owner.id
  return (
    <>
      {name}, confirmed <RelativeTime at={confirmedAt} />
      {byOther ? (
        <>
          {' '}
          by <bdi>{confirmedBy.name}</bdi>
        </>
      ) : null}
    </>
  )
}

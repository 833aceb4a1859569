import type { OwnershipResults } from '@/lib/contracts/ownership'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

/** Rows. A selection by hand is named in full; of thousands the first ones tell what is the matter. */
const NAMED = 100

/** What was left as it was, by name and with the reason. */
export function RefusedThings({
  results,
  sentence,
  onClose,
}: {
  results: OwnershipResults
  sentence: string
  onClose: () => void
}) {
  const refused = results.results.filter(({ outcome }) => outcome === 'refused')
  return (
    <div className="space-y-5">
      <Notice tone="risk" title={sentence} announce>
        These could not be changed:
      </Notice>
      <ul aria-label="Left as they were" className="divide-y divide-rule">
        {refused.slice(0, NAMED).map(({ id, name, why }) => (
          <li key={id} className="wrap-anywhere py-2">
            <bdi className="font-medium">{name ?? id}</bdi>
            <span className="block text-fine text-soft">{why}</span>
          </li>
        ))}
      </ul>
      {refused.length > NAMED ? (
        <p className="text-soft">And {(refused.length - NAMED).toLocaleString('en')} more.</p>
      ) : null}
      <Button onClick={onClose}>Back to the list</Button>
    </div>
  )
}

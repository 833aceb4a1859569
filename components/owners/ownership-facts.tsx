import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import { Facts } from '../ui/facts'
import { Day } from './day'

/** What people said beside the owner. What nobody said is left out. */
export function OwnershipFacts({ ownership }: { ownership: OwnershipAnswer }) {
  const { backupOwner, purpose, environment, endsOn, reviewOn, askFirst } = ownership
  const facts = [
    purpose ? { name: 'What it is for', value: <bdi className="wrap-anywhere">{purpose}</bdi> } : null,
    backupOwner
      ? {
          name: 'Backup owner',
          value: (
            <>
              <bdi className="wrap-anywhere">{backupOwner.name}</bdi>
              {backupOwner.gone ? <span className="text-risk"> is no longer here</span> : null}
            </>
          ),
        }
      : null,
    environment ? { name: 'Environment', value: `${environment}, its own` } : null,
    askFirst ? { name: 'Before touching it', value: 'Ask the owner first' } : null,
    endsOn ? { name: 'Ends', value: <Day day={endsOn} /> } : null,
    reviewOn ? { name: 'To be looked at again', value: <Day day={reviewOn} /> } : null,
  ].filter((fact) => fact !== null)
  return facts.length > 0 ? <Facts facts={facts} /> : null
}

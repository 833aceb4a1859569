import { Refusal } from '../../domain/refusals'

export function noSuchRequest(): Refusal {
  return new Refusal('not-found', 'This request does not exist. Reload the page to see the ones there are.')
}

/** Somebody else was faster: nothing of this was done. */
export function changedMeanwhile(): Refusal {
  return new Refusal('conflict', 'Somebody else was faster. Reload to see how it stands now.')
}

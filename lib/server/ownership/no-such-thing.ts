import { Refusal } from '../../domain/refusals'

export function noSuchThing(): Refusal {
  return new Refusal('not-found', 'There is no such thing in the inventory. Reload the list.')
}

import { Refusal } from '../../domain/refusals'

export function noSuchOwner(): Refusal {
  return new Refusal('not-found', 'There is nobody here with this id. Reload the list.')
}

import { Refusal } from '../domain/refusals'

export function noSuchPerson(): Refusal {
  return new Refusal('not-found', 'There is no such person here. Reload the list.')
}

import { Refusal } from '../../domain/refusals'

export function noSuchTeam(): Refusal {
  return new Refusal('not-found', 'There is no such team here. Reload the list.')
}

import { Refusal } from '../../domain/refusals'

export function noSuchImport(): Refusal {
  return new Refusal('not-found', 'This preview is not there any more. Send the file again.')
}

import type { RunLease } from '../../db/run-lease'
import type { RequestRow } from '../../db/requests'
import type { StepRow } from '../../db/request-steps'
import type { RaffActor, RaffReader } from '../../raff/client'

/** What one turn of a run works with. */
export type RunContext = {
  lease: RunLease
  request: RequestRow
  /** The key's prefix, for the log. */
  prefix: string
  reader: RaffReader
  actor: RaffActor
  now: () => Promise<Date>
}

/** What came of one turn: how long nobody needs to look at it again. Null: until a person has said something. */
export type RunTurn = { is: 'over' } | { is: 'waiting'; until: Date | null } | { is: 'busy' }

export const SYSTEM = { kind: 'system', name: 'Stocktake' } as const

/** A name for a step in the log: which, and what. */
export function stepWords({ place, planned }: Pick<StepRow, 'place' | 'planned'>) {
  const { call, sentence } = planned
  return { step: place, sentence, ...(call && { method: call.method, path: call.path }) }
}

import 'server-only'
import { TIERS, type TierName } from '../domain/pacing'
import { accessReads } from './calls/access'
import { accessWrites } from './calls/access-writes'
import { inventoryReads } from './calls/inventory'
import { inventoryWrites } from './calls/inventory-writes'
import { plannedWrites } from './calls/planned-write'
import { systemClock } from './clock'
import { joiner } from './join-reads'
import { type Reading, reading } from './reading'
import type { Send } from './request'
import { type SendOptions, sender } from './send'
import { writing } from './writing'

export interface ClientOptions extends Pick<SendOptions, 'baseUrl' | 'key' | 'paceKey' | 'pace' | 'limits' | 'onCall'> {
  tier?: TierName | undefined
  clock?: SendOptions['clock'] | undefined
  random?: SendOptions['random'] | undefined
}

export type RaffReader = ReturnType<typeof readCalls>

/** Whoever holds a reader cannot change anything on Raff, not even by mistake: it has no call that would. */
export function raffReader(options: ClientOptions): RaffReader {
  return readCalls(reading(sendOf(options), joiner()))
}

export interface RaffActor {
  read: RaffReader
  write: ReturnType<typeof inventoryWrites> & ReturnType<typeof accessWrites> & ReturnType<typeof plannedWrites>
}

/** For running approved actions: the calls that change something, and reads to check what came of them. */
export function raffActor(options: ClientOptions): RaffActor {
  const send = sendOf(options)
  const reads = joiner()
  const forgetful: Send = async (request, read) => {
    try {
      return await send(request, read)
    } finally {
      reads.forget()
    }
  }
  const ways = writing(forgetful)
  return {
    read: readCalls(reading(send, reads)),
    write: { ...inventoryWrites(ways), ...accessWrites(ways), ...plannedWrites(ways) },
  }
}

function readCalls(ways: Reading) {
  return { ...inventoryReads(ways), ...accessReads(ways) }
}

export function sendOf({ tier = 'standard', clock = systemClock, random = Math.random, ...rest }: ClientOptions): Send {
  return sender({ ...rest, tier: TIERS[tier], clock, random })
}

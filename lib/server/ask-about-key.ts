import 'server-only'
import { KEY_CHECK_MAX_MS } from '../config/timings'
import { type KeyReach, keyReach } from '../domain/key-reach'
import type { TierName } from '../domain/pacing'
import { raffReader } from '../raff/client'
import { isRaffError, RaffError } from '../raff/errors'
import type { KeyLender } from '../raff/request'
import { raffPace } from './raff-pace'
import { readKeyFacts } from './read-key-facts'

export type AskedKey = {
  key: KeyLender
  prefix: string
  /** Names it to the pacer. */
  fingerprint: string
  baseUrl: string
}

export type KeyAnswer = {
  reach: KeyReach
  /** Null: never, or it may not look itself up; `reach.keyName` tells the two apart. */
  keyExpiresAt: Date | null
  tier: TierName
  accountName: string | null
}

/** Shows a key to Raff and answers what it reaches, within the time a person waits. Throws what the client throws. */
export async function askAboutKey({ key, prefix, fingerprint, baseUrl }: AskedKey): Promise<KeyAnswer> {
  const raff = raffReader({ baseUrl, key, paceKey: fingerprint, pace: raffPace() })
  try {
    const { facts, expiresAt, tier, accountName } = await readKeyFacts(
      raff,
      prefix,
      AbortSignal.timeout(KEY_CHECK_MAX_MS),
    )
    return { reach: keyReach(facts), keyExpiresAt: expiresAt ?? null, tier, accountName }
  } catch (error) {
    // nobody else holds the signal: it was the time that ran out
    throw isRaffError(error, 'cancelled') ? new RaffError('timeout', error.details) : error
  }
}

import 'server-only'
import type { ConnectionAnswer } from '../contracts/connections'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { type ConnectionRow, findConnection, lockConnection, updateConnection } from '../db/connections'
import { databaseTime } from '../db/database-time'
import type { ConnectionStanding } from '../domain/connection-status'
import { lossesOf } from '../domain/key-reach'
import { isRaffError, type RaffError } from '../raff/errors'
import { VaultError } from '../vault/vault-error'
import type { KeyAnswer } from './ask-about-key'
import { askStoredKey } from './ask-stored-key'
import type { DoneBy } from './caller'
import { getConnection } from './list-connections'
import { noSuchConnection } from './open-reader'

/** What came of asking: an answer, or the reason why there is none. */
type Asked = { answer: KeyAnswer } | { error: RaffError | VaultError }

/**
 * Asks Raff again what a stored key reaches and notes what it says. When Raff cannot be asked, what it said before stays,
 * with the reason beside it.
 */
export async function checkConnection(id: string, by: DoneBy): Promise<ConnectionAnswer> {
  const connection = await findConnection(id)
  if (!connection) throw noSuchConnection()
  const asked = await ask(connection)
  await note(connection, asked, by)
  return getConnection(id)
}

async function ask(connection: ConnectionRow): Promise<Asked> {
  try {
    return { answer: await askStoredKey(connection) }
  } catch (error) {
    if (isRaffError(error) || error instanceof VaultError) return { error }
    throw error
  }
}

function note(before: ConnectionRow, asked: Asked, { actor, httpRequestId }: DoneBy): Promise<void> {
  return inTransaction(async (tx) => {
    const connection = await lockConnection(tx, before.id)
    // another key was put in, or it was removed, while Raff was asked about the old one
    if (!connection || connection.version !== before.version) return
    const now = await databaseTime(tx)
    const change = 'answer' in asked ? whatRaffSaid(connection, asked.answer) : whatFailed(asked.error)
    const told = 'standing' in change
    await updateConnection(tx, before.id, { ...change, lastTriedAt: now, ...(told && { lastCheckedAt: now }) }, 'check')
    const standing = told ? change.standing : connection.standing
    // the daily check of a key that is as it was is not news
    if (actor.kind === 'system' && standing === connection.standing) return
    await appendAudit(tx, {
      actor,
      httpRequestId,
      action: 'connection.checked',
      outcome: !told ? 'failed' : standing === 'refused' ? 'refused' : 'done',
      target: { kind: 'connection', id: before.id, name: connection.name },
      connectionPrefix: connection.prefix,
      raffStatus: 'error' in asked && isRaffError(asked.error) ? asked.error.details.status : undefined,
      before: { standing: connection.standing },
      after: { standing },
      reason: 'error' in asked ? asked.error.message : undefined,
    })
  })
}

function whatRaffSaid(connection: ConnectionRow, { reach, keyExpiresAt, tier }: KeyAnswer) {
  const { account, acceptedReach, purpose } = connection
  const strange = reach.raffAccountId && account.raffAccountId && reach.raffAccountId !== account.raffAccountId
  const narrowed = lossesOf(acceptedReach, reach, purpose).length > 0
  const standing: ConnectionStanding = strange ? 'other-account' : narrowed ? 'narrowed' : 'working'
  return {
    standing,
    problem: null,
    reach,
    // nothing was lost: from here on this is what it may not lose
    ...(standing === 'working' && { acceptedReach: reach }),
    keyExpiresAt,
    tier,
  }
}

function whatFailed(error: RaffError | VaultError): { standing?: ConnectionStanding; problem: string | null } {
  if (isRaffError(error, 'unauthorized')) return { standing: 'refused', problem: null }
  // that it cannot be opened is seen from the ciphertext itself, as long as that is so
  return { problem: error instanceof VaultError && error.code === 'wrong-master-key' ? null : error.message }
}

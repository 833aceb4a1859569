import 'server-only'
import { type AuditInput, appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { Refusal } from '../domain/refusals'
import { isRaffError } from '../raff/errors'
import { type CheckedKey, checkPastedKey } from './check-pasted-key'
import type { PastedKey } from './pasted-key'

/** Checks a pasted key. One that Raff refuses leaves a trace in the log, by its prefix: that is all that is kept of it. */
export async function showKeyToRaff(
  pasted: PastedKey,
  where: { account?: string | undefined },
  entry: Pick<AuditInput, 'actor' | 'action' | 'target' | 'httpRequestId'>,
): Promise<CheckedKey> {
  try {
    return await checkPastedKey(pasted, where)
  } catch (error) {
    const cause = error instanceof Refusal ? error.cause : undefined
    if (isRaffError(cause, 'unauthorized')) {
      const raffStatus = cause.details.status
      const facts = { connectionPrefix: pasted.prefix, raffStatus, reason: 'Raff does not accept this key' }
      await inTransaction((tx) => appendAudit(tx, { ...entry, ...facts, outcome: 'refused' }))
    }
    throw error
  }
}

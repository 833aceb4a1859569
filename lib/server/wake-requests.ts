import 'server-only'
import { log } from '../config/log'
import { RUN_SECRET_KEPT_MS } from '../config/timings'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { moveRequest } from '../db/request-moves'
import { removeOldSecrets } from '../db/request-secrets'
import { lockRequest } from '../db/requests'
import { dueRequests } from '../db/run-lease'
import { auditOf } from './requests/audit-of'
import { queueRun } from './requests/queue-run'
import { SYSTEM } from './runs/run-context'

/** At once. The rest is found a minute later. */
const MOST = 200

/** Looks after whatever is due: what a crash left lying, what was put off until today, what nobody decided about in time. */
export async function wakeRequests(now?: Date): Promise<{ woken: number }> {
  const at = now ?? (await databaseTime())
  const due = await dueRequests(at, MOST)
  for (const { id } of due) {
    try {
      await inTransaction((tx) => wakeOne(tx, id, at))
    } catch (error) {
      log.error({ error, request: id }, 'a request could not be woken')
    }
  }
  await removeOldSecrets(new Date(at.getTime() - RUN_SECRET_KEPT_MS))
  return { woken: due.length }
}

async function wakeOne(tx: Parameters<typeof lockRequest>[0], id: string, now: Date): Promise<void> {
  const request = await lockRequest(tx, id)
  if (!request) return
  const { state, expiresAt, postponedUntil } = request
  const entry = { actor: SYSTEM, ...auditOf(request), outcome: 'done' as const }
  if (state !== 'running' && expiresAt <= now) {
    const outcome =
      state === 'approved' ? 'It expired before it could begin. Nothing was sent.' : 'It expired without a decision.'
    if (await moveRequest(tx, id, state, 'expire', { endedAt: now, outcome, wakeAt: null }))
      await appendAudit(tx, { ...entry, action: 'request.expired' })
  } else if (state === 'postponed' && postponedUntil && postponedUntil <= now) {
    if (await moveRequest(tx, id, state, 'take-up', { postponedUntil: null, wakeAt: expiresAt }))
      await appendAudit(tx, { ...entry, action: 'request.taken-up' })
  } else if (state === 'approved' || state === 'running') await queueRun(tx, id, now)
}

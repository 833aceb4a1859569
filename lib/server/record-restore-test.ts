import 'server-only'
import type { z } from 'zod'
import type { RestoreTestAnswer, recordRestoreTestBody } from '../contracts/backups'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { addRestoreTest } from '../db/restore-tests'
import { Refusal } from '../domain/refusals'
import { toRestoreTest } from './backup-row'
import type { Caller } from './caller'
import { queueFindings } from './queue-findings'

const DAY_MS = 86_400_000

/** Somebody tried to restore a copy, and says how it went. What was recorded is never changed; a later test outweighs it. */
export async function recordRestoreTest(
  resourceId: string,
  { testedOn, result, note }: z.output<typeof recordRestoreTestBody>,
  { viewer, by }: Caller,
): Promise<RestoreTestAnswer> {
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const day = new Date(`${testedOn}T00:00:00Z`)
    // a day ahead of ours may be today where they are
    if (day.getTime() > now.getTime() + DAY_MS)
      throw new Refusal('invalid', 'The day of the test is still to come.', {
        fields: { testedOn: 'Choose today or an earlier day.' },
      })
    const thing = await tx.resource.findUnique({
      where: { id: resourceId },
      select: { accountId: true, kind: true, name: true, gone: true },
    })
    if (!thing || !['vm', 'volume'].includes(thing.kind))
      throw new Refusal('not-found', 'There is no such server or disk. Reload the page.')
    const row = {
      resourceId,
      testedOn: day,
      result,
      note: note || null,
      recordedById: viewer.personId,
      recordedBy: viewer.name,
      recordedAt: now,
    }
    const id = await addRestoreTest(tx, row)
    await queueFindings(tx, thing.accountId)
    const target = { kind: thing.kind, id: resourceId, name: thing.name }
    await appendAudit(
      tx,
      {
        ...by,
        action: 'restore-test.recorded',
        outcome: 'done',
        target,
        after: { testedOn, result },
        ...(note ? { reason: note } : {}),
      },
      now,
    )
    return toRestoreTest({ id, ...row })
  })
}

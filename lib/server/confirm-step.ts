import 'server-only'
import type { z } from 'zod'
import type { confirmationBody, RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { moveStep, stepsOf } from '../db/request-steps'
import { lockRequest } from '../db/requests'
import { Refusal } from '../domain/refusals'
import { sayWhyNot } from '../domain/requests/states'
import { waitsForPerson } from '../domain/runs/next-move'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { auditOf } from './requests/audit-of'
import { changedMeanwhile, noSuchRequest } from './requests/no-such-request'
import { queueRun } from './requests/queue-run'
import { wakeRun } from '../db/run-lease'

/** "Installed everywhere", "it is not used any more": a person's word that a run waits for. */
export async function confirmStep(
  id: string,
  { step: place, note }: z.output<typeof confirmationBody>,
  { viewer, by }: Caller,
): Promise<RequestAnswer> {
  await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw noSuchRequest()
    if (request.state !== 'running') throw new Refusal('conflict', sayWhyNot(request.state))
    const step = waitsForPerson(await stepsOf(id, tx)).find((each) => each.place === place)
    if (!step) throw new Refusal('conflict', 'This step does not wait for anybody right now.')
    const now = await databaseTime(tx)
    const words = `${viewer.name} said so.${note ? ` ${note}` : ''}`
    if (!(await moveStep(tx, id, step, { state: 'confirmed', endedAt: now, note: words, progress: null })))
      throw changedMeanwhile()
    await wakeRun(tx, id, now)
    await queueRun(tx, id, now)
    await appendAudit(tx, {
      ...by,
      ...auditOf(request),
      action: 'run.confirmed',
      outcome: 'done',
      after: { step: place, sentence: step.planned.sentence },
      ...(note && { reason: note }),
    })
  })
  return getRequest(id, viewer)
}

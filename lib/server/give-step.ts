import 'server-only'
import type { z } from 'zod'
import type { dutyBody, RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { lockPerson } from '../db/people'
import { moveStep, stepsOf } from '../db/request-steps'
import { lockRequest } from '../db/requests'
import { Refusal } from '../domain/refusals'
import { sayWhyNot } from '../domain/requests/states'
import { isPersons } from '../domain/runs/step-dates'
import { isStepOver } from '../domain/runs/step-states'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { auditOf } from './requests/audit-of'
import { holdWhoMay } from './requests/who-decides'
import { changedMeanwhile, noSuchRequest } from './requests/no-such-request'

const DAY_MS = 86_400_000
/** Days. What nobody has to do within the quarter nobody does. */
const LONGEST_DAYS = 92

/** Gives a step that only a person can do to somebody, until a day. It changes nothing of what was approved. */
export async function giveStep(
  id: string,
  { step: place, personId, dueOn }: z.output<typeof dutyBody>,
  { viewer, by }: Caller,
): Promise<RequestAnswer> {
  await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw noSuchRequest()
    const person = await lockPerson(tx, personId)
    if (!person || !(await holdWhoMay(tx, personId, 'request.ask'))) throw notTheirs()
    if (request.state !== 'running') throw new Refusal('conflict', sayWhyNot(request.state))
    const step = (await stepsOf(id, tx)).find((each) => each.place === place)
    if (!step || !isPersons(step.planned.kind) || isStepOver(step.state))
      throw new Refusal('conflict', 'This step is done, or Stocktake does it by itself.')
    const dueAt = endOf(dueOn, await databaseTime(tx))
    if (!(await moveStep(tx, id, step, { ownerId: person.id, ownerName: person.name, dueAt }))) throw changedMeanwhile()
    await appendAudit(tx, {
      ...by,
      ...auditOf(request),
      action: 'run.step-given',
      outcome: 'done',
      before: { owner: step.ownerName, dueAt: step.dueAt },
      after: { owner: person.name, dueAt, step: place, sentence: step.planned.sentence },
    })
  })
  return getRequest(id, viewer)
}

/** The whole of that day counts, in UTC. */
function endOf(day: string, now: Date): Date {
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS - 1)
  const problem =
    end <= now
      ? 'Choose today or a later day.'
      : end.getTime() - now.getTime() > LONGEST_DAYS * DAY_MS
        ? `Choose a day within ${LONGEST_DAYS} days.`
        : null
  if (problem) throw new Refusal('invalid', problem, { fields: { dueOn: problem } })
  return end
}

function notTheirs(): Refusal {
  const message =
    'This person cannot do it: they are not here any more, or their role only looks. Choose somebody else.'
  return new Refusal('invalid', message, { fields: { personId: message } })
}

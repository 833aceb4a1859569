import 'server-only'
import { may } from '../auth/roles'
import type { DecideFindingBody, FindingAnswer } from '../contracts/findings'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { addDecision, assignFinding, clearDecision, findFindingForDecision } from '../db/finding-decisions'
import { listFindings } from '../db/finding-list'
import { writeFindingTotals } from '../db/finding-counts'
import { copyFindingCodes, lockFindings } from '../db/finding-writes'
import { lockInventory } from '../db/lock-inventory'
import { findPerson } from '../db/people'
import type { AuditAction } from '../domain/audit-actions'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { titleOf, toFindingAnswer } from './finding-answer'

const DAY_MS = 86_400_000

/** An exemption without an end would be a hole that nobody looks at again. */
const LONGEST_DAYS = { postpone: 92, exempt: 732 }

const ACTIONS: Record<DecideFindingBody['verdict'], AuditAction> = {
  keep: 'finding.kept',
  postpone: 'finding.postponed',
  exempt: 'finding.exempted',
  assign: 'finding.assigned',
  reopen: 'finding.reopened',
}

/**
 * What a person decides about a finding: keep it with a reason, put it off to a day, exempt it until one, give it to
 * somebody, or take a decision back. What is decided does not ask again until its day, or until it is no longer true.
 */
export async function decideFinding(
  findingId: string,
  body: DecideFindingBody,
  { viewer, by }: Caller,
): Promise<FindingAnswer> {
  if (body.verdict === 'exempt' && !may(viewer.role, 'finding.exempt'))
    throw new Refusal(
      'forbidden',
      'Saying that something need not be protected takes an approver. You can put it off, or ask one.',
    )
  return inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const accountId = (await findFindingForDecision(tx, findingId))?.accountId
    if (!accountId) throw noSuchFinding()
    await lockFindings(tx, accountId)
    const finding = await findFindingForDecision(tx, findingId)
    if (!finding) throw noSuchFinding()
    refuseStale(finding, body)
    refuseUndoing(finding, body, viewer, now)
    const after = await apply(tx, finding, body, viewer, now)
    await lockInventory(tx, [accountId])
    await copyFindingCodes(tx, accountId)
    await writeFindingTotals(tx, accountId, now)
    const [row] = await listFindings({ accountIds: [accountId], ids: [findingId] }, 1, null, tx)
    if (!row) throw noSuchFinding()
    await appendAudit(
      tx,
      {
        ...by,
        action: ACTIONS[body.verdict],
        outcome: 'done',
        target: { kind: 'finding', id: findingId, name: `${finding.name}: ${titleOf(finding.code)}` },
        ...(finding.projectId ? { project: { id: finding.projectId, name: finding.projectName ?? '' } } : {}),
        before: { decision: finding.decision, until: finding.decidedUntil, assignedTo: finding.assignedToId },
        after,
        ...(body.reason ? { reason: body.reason } : {}),
      },
      now,
    )
    return toFindingAnswer(row, now)
  })
}

type Known = NonNullable<Awaited<ReturnType<typeof findFindingForDecision>>>

async function apply(
  tx: Transaction,
  finding: Known,
  body: DecideFindingBody,
  { personId, name }: Caller['viewer'],
  now: Date,
): Promise<object> {
  const by = { id: personId, name }
  if (body.verdict === 'assign') {
    const person = body.personId ? await findPerson(body.personId, tx) : null
    if (body.personId && (!person || person.switchedOffAt))
      throw new Refusal('invalid', 'This person is not here any more. Choose somebody else.', {
        fields: { personId: 'This person is not here any more.' },
      })
    await assignFinding(tx, finding.id, person && { id: person.id, name: person.name }, by, now)
    return { assignedTo: person?.name ?? null }
  }
  if (body.verdict === 'reopen') {
    if (!finding.decision)
      throw new Refusal('conflict', 'Nothing has been decided about this: there is nothing to take back.')
    await clearDecision(tx, finding, body.reason ?? null, by, now)
    return { decision: null }
  }
  const until = body.verdict === 'keep' ? null : endOf(body.until ?? '', body.verdict, now)
  const decision = { verdict: body.verdict, reason: body.reason ?? null, until }
  await addDecision(tx, finding, decision, by, now)
  return { decision: body.verdict, until }
}

/** The day it needs a decision again begins at midnight in UTC. */
function endOf(day: string, verdict: 'postpone' | 'exempt', now: Date): Date {
  const until = new Date(`${day}T00:00:00Z`)
  const longest = LONGEST_DAYS[verdict]
  const problem =
    Number.isNaN(until.getTime()) || until <= now
      ? 'Choose a day after today.'
      : until.getTime() - now.getTime() > longest * DAY_MS
        ? `Choose a day within ${longest} days: afterwards somebody should look at it again.`
        : null
  if (problem) throw new Refusal('invalid', problem, { fields: { until: problem } })
  return until
}

function refuseStale(finding: Known, { version, verdict }: DecideFindingBody): void {
  if (version !== undefined && version !== finding.version)
    throw new Refusal('conflict', 'Somebody else has decided about this meanwhile. Reload and look again.')
  if (!finding.open && verdict !== 'reopen')
    throw new Refusal('conflict', 'This is not true any more, so that there is nothing to decide. Reload the page.')
}

/** What took an approver to decide, takes one to change: otherwise a member's keep, without an end, would undo an exemption. */
function refuseUndoing(finding: Known, { verdict }: DecideFindingBody, { role }: Caller['viewer'], now: Date): void {
  if (finding.decision !== 'exempt' || verdict === 'assign' || may(role, 'finding.exempt')) return
  if (finding.decidedUntil && finding.decidedUntil <= now) return
  throw new Refusal(
    'forbidden',
    'An approver exempted this: only an approver or an admin can change that or take it back. Ask one.',
  )
}

function noSuchFinding(): Refusal {
  return new Refusal('not-found', 'There is no such finding. It may have been settled long ago. Reload the page.')
}

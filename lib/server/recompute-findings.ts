import 'server-only'
import { z } from 'zod'
import { log } from '../config/log'
import { FINDINGS_MAX_MS } from '../config/timings'
import { readAccountFacts } from '../db/account-facts'
import { inTransaction, type Transaction } from '../db/client'
import { type CoverageWrite, putCoverage } from '../db/coverage'
import { writeFindingTotals } from '../db/finding-counts'
import {
  addFindingEvents,
  closeFindings,
  copyFindingCodes,
  endDecisions,
  type FindingEventWrite,
  type FindingWrite,
  lockFindings,
  markUnjudged,
  putFindings,
} from '../db/finding-writes'
import { knownFindings, noteFindingsRun } from '../db/findings'
import { lockInventory } from '../db/lock-inventory'
import { currentFindingsPolicy } from '../db/policy-versions'
import { listOpenAccounts } from '../db/raff-accounts'
import { timeOrderedId } from '../db/time-ordered-id'
import type { AccountFacts } from '../domain/findings/account-facts'
import { calendarOf } from '../domain/findings/calendar'
import { compareFindings, type FindingsCompared, type FoundWithHash } from '../domain/findings/compare-findings'
import { type Everything, findEverything, findingKey } from '../domain/findings/find-everything'
import { find } from '../domain/findings/look-up'
import { markOf } from '../domain/findings/mark-of'
import { scheduleWords } from '../domain/findings/read-schedule'

const queued = z.object({ accountId: z.uuid().optional() })

/** What was queued by lib/server/queue-findings.ts, and what the clock asks for. */
export async function recomputeFindingsJob(data: unknown): Promise<void> {
  const { accountId } = queued.parse(data ?? {})
  const ids = accountId ? [accountId] : (await listOpenAccounts()).map(({ id }) => id)
  for (const id of ids) await recomputeFindings(id)
}

/**
 * Works out the findings of an account from what is stored: they open, change and close by themselves, and each tells its
 * history. It can be run at any moment, as often as one likes: the same facts give the same findings.
 */
export async function recomputeFindings(accountId: string, now = new Date()): Promise<{ findings: number }> {
  const began = performance.now()
  const findings = await inTransaction(
    async (tx) => {
      await lockFindings(tx, accountId)
      const facts = await readAccountFacts(tx, accountId, now)
      const { version, policy } = await currentFindingsPolicy(tx)
      const found = findEverything(facts, policy, now)
      const compared = compareFindings(facts, await knownFindings(tx, accountId), found.findings, now)
      await writeFindings(tx, facts, compared, now)
      await putCoverage(tx, accountId, coverageRows(facts, found, now), now)
      await lockInventory(tx, [accountId])
      await copyFindingCodes(tx, accountId)
      await writeFindingTotals(tx, accountId, now)
      const tookMs = Math.round(performance.now() - began)
      await noteFindingsRun(tx, {
        accountId,
        computedAt: now,
        policyVersion: version,
        tookMs,
        findings: found.findings.length,
      })
      return found.findings.length
    },
    { timeoutMs: FINDINGS_MAX_MS },
  )
  log.debug({ account: accountId, findings, tookMs: Math.round(performance.now() - began) }, 'worked out findings')
  return { findings }
}

async function writeFindings(
  tx: Transaction,
  facts: AccountFacts,
  { opened, reopened, changed, closed, unjudged, ranOut, outgrown }: FindingsCompared,
  now: Date,
): Promise<void> {
  const projectOf = ({ finding }: FoundWithHash): FindingWrite['project'] => {
    const project = finding.subject.projectId === null ? undefined : find(facts, 'project', finding.subject.projectId)
    return project ? { name: project.name, environment: project.environment } : null
  }
  const write = (id: string, found: FoundWithHash): FindingWrite => ({ ...found, id, project: projectOf(found) })
  const fresh = opened.map((found) => write(timeOrderedId(now.getTime()), found))
  const again = reopened.map(({ known, found }) => write(known.id, found))
  const other = changed.map(({ known, found }) => write(known.id, found))
  await putFindings(tx, facts.account.id, [...fresh, ...again, ...other], now)
  await closeFindings(
    tx,
    closed.map(({ id }) => id),
    now,
  )
  await markUnjudged(
    tx,
    unjudged.map(({ id }) => id),
    now,
  )
  await endDecisions(
    tx,
    [...ranOut, ...outgrown].map(({ id }) => id),
    now,
  )
  const told = ({ finding }: FoundWithHash) => ({
    code: finding.code,
    severity: finding.severity,
    reasons: finding.reasons,
  })
  const events: FindingEventWrite[] = [
    ...fresh.map((row) => ({ finding_id: row.id, what: 'opened', detail: told(row) })),
    ...again.map((row) => ({ finding_id: row.id, what: 'opened', detail: told(row) })),
    ...changed
      .filter(({ telling }) => telling)
      .map(({ known, found }) => ({ finding_id: known.id, what: 'changed', detail: told(found) })),
    ...closed.map(({ id }) => ({ finding_id: id, what: 'closed', detail: {} })),
    ...ranOut.map(({ id, decision }) => ({ finding_id: id, what: 'decision-ended', detail: { decision } })),
    ...outgrown.map(({ id, decision }) => ({
      finding_id: id,
      what: 'decision-ended',
      detail: { decision, because: 'worse' },
    })),
  ]
  await addFindingEvents(tx, events, now)
}

function coverageRows(facts: AccountFacts, { coverage, findings }: Everything, now: Date): CoverageWrite[] {
  const found = new Set(findings.map(({ key }) => key))
  const today = now.toISOString().slice(0, 10)
  return coverage.map((row) => {
    const { thing, allowanceMs, lastGoodAt } = row
    const key = findingKey('backup-state', thing)
    const written = {
      resource_id: thing.id,
      kind: thing.kind as 'vm' | 'volume',
      state: row.state,
      reasons: row.reasons,
      unknowns: row.unknowns,
      last_good_at: lastGoodAt,
      allowance_hours: allowanceMs === null ? null : Math.round(allowanceMs / 3_600_000),
      schedules: row.schedules.map(({ id, name, facts: { type, runtime, keepCount } }) => ({
        resourceId: id,
        name,
        words: scheduleWords({ type, runtime, keepCount }),
        keepCount,
      })),
      restore_points: row.restorePoints,
      calendar: calendarOf(facts, row, now),
      server_name: thing.parent ? (find(facts, 'vm', thing.parent.raffId)?.name ?? null) : null,
      // what was found before nobody could see stays open, and is found at the row by its key
      finding_key: found.has(key) || row.state === 'unknown' ? key : null,
    }
    return { ...written, hash: markOf([written, today]) }
  })
}

import 'server-only'
import type { BackupRow, CoverageCounts, RestoreTestAnswer } from '../contracts/backups'
import type { CoverageCount, CoverageRow } from '../db/coverage-list'
import type { RestoreTestRow } from '../db/restore-tests'
import { readCalendar } from '../domain/findings/calendar'
import { decisionOf, toIso, toReasonAnswer } from './finding-answer'
import { toOwner } from './resource-row'

export function toBackupRow(row: CoverageRow, lastTest: RestoreTestRow | undefined, now: Date): BackupRow {
  const { resourceId, accountId, kind, name, status, projectId, projectName, environment, serverName } = row
  return {
    ...{ resourceId, accountId, kind, name, status, projectId, projectName, environment, serverName },
    owner: toOwner(row.ownerKey, row.ownerName, row.ownerGone),
    state: row.state,
    trueState: row.trueState,
    needsDecision: row.needsDecision,
    reasons: row.reasons.map((reason) => toReasonAnswer(reason, now)),
    unknowns: row.unknowns.map((reason) => toReasonAnswer(reason, now)),
    lastGoodAt: toIso(row.lastGoodAt),
    allowanceHours: row.allowanceHours,
    schedules: row.schedules,
    scheduleWords: scheduleWordsOf(row),
    restorePoints: row.restorePoints,
    calendar: readCalendar(row.calendar, new Date(`${row.computedOn}T00:00:00Z`)),
    lastRestoreTest: lastTest ? toRestoreTest(lastTest) : null,
    monthlyCost: row.monthlyCost,
    findingId: row.findingId,
    findingVersion: row.findingVersion,
    decision: decisionOf(row),
  }
}

function scheduleWordsOf({ kind, schedules, trueState, reasons }: CoverageRow): string {
  if (kind === 'volume') return 'By snapshots; backups of its server leave it out'
  if (schedules.length > 0) return schedules.map(({ words }) => words).join('; ')
  const isBlind =
    trueState === 'unknown' && reasons.some(({ code }) => code === 'out-of-sight' || code === 'thing-missing')
  return isBlind ? 'Cannot be read at present' : 'No schedule'
}

export function toRestoreTest(row: RestoreTestRow): RestoreTestAnswer {
  return {
    id: row.id,
    testedOn: row.testedOn.toISOString().slice(0, 10),
    result: row.result,
    note: row.note,
    by: row.recordedBy,
    recordedAt: row.recordedAt.toISOString(),
  }
}

export function sumOf(counts: readonly CoverageCount[]): CoverageCounts {
  const of = (state: CoverageCount['state']) =>
    counts.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0)
  return {
    protected: of('protected'),
    'at-risk': of('at-risk'),
    unprotected: of('unprotected'),
    exempt: of('exempt'),
    unknown: of('unknown'),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    needDecision: counts.reduce((sum, { needDecision }) => sum + needDecision, 0),
  }
}

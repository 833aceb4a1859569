import 'server-only'
import type { BackupAnswer } from '../contracts/backups'
import { copiesOf } from '../db/copies-of'
import { listCoverage } from '../db/coverage-list'
import { listOpenAccounts } from '../db/raff-accounts'
import { restoreTestsOf } from '../db/restore-tests'
import { Refusal } from '../domain/refusals'
import { toBackupRow, toRestoreTest } from './backup-row'
import { toIso } from './finding-answer'

const DAY_MS = 86_400_000

/** One server or disk: its state and why, its copies, and what people tried. */
export async function describeBackup(resourceId: string, now = new Date()): Promise<BackupAnswer> {
  const accountIds = (await listOpenAccounts()).map(({ id }) => id)
  const [row] = await listCoverage({ accountIds, resourceId }, 1)
  if (!row)
    throw new Refusal(
      'not-found',
      'Nothing is known about copies of this. Only servers and disks in use are looked at.',
    )
  const [tests, copies] = await Promise.all([
    restoreTestsOf([resourceId]),
    copiesOf(resourceId, new Date(now.getTime() - 30 * DAY_MS)),
  ])
  return {
    row: toBackupRow(row, tests[0], now),
    copies: copies.map(({ createdAt, goneAt, ...copy }) => ({
      ...copy,
      good: copy.kind === 'backup' ? copy.status === 'ready' : copy.status === 'saved' || copy.status === 'active',
      createdAt: toIso(createdAt),
      goneAt: toIso(goneAt),
    })),
    restoreTests: tests.map(toRestoreTest),
    asOf: now.toISOString(),
  }
}

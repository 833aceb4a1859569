import 'server-only'
import type { BackupRow, BackupsFilter } from '../contracts/backups'
import type { Caller } from './caller'
import { type Column, type CsvFile, csvFile, everyPage } from './findings-file'
import { listBackups } from './list-backups'

const PAGE = 500

const COLUMNS: Column<BackupRow>[] = [
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Kind', cell: ({ kind }) => (kind === 'vm' ? 'server' : 'disk') },
  { title: 'Attached to', cell: ({ serverName }) => serverName },
  { title: 'Project', cell: ({ projectName }) => projectName },
  { title: 'Environment', cell: ({ environment }) => environment },
  { title: 'Owner', cell: ({ owner }) => owner?.name ?? null },
  { title: 'State', cell: ({ state }) => state },
  { title: 'Needs a decision', cell: ({ needsDecision }) => (needsDecision ? 'yes' : 'no') },
  { title: 'Why', cell: ({ reasons }) => reasons.map(({ sentence }) => sentence).join(' ') },
  { title: 'Schedule', cell: ({ scheduleWords }) => scheduleWords },
  { title: 'Last good copy', cell: ({ lastGoodAt }) => lastGoodAt },
  { title: 'Allowed age (hours)', cell: ({ allowanceHours }) => allowanceHours },
  { title: 'Restore points', cell: ({ restorePoints }) => restorePoints },
  { title: 'Last restore test', cell: ({ lastRestoreTest }) => lastRestoreTest?.testedOn ?? null },
  { title: 'Result of the test', cell: ({ lastRestoreTest }) => lastRestoreTest?.result ?? null },
  { title: 'Decision', cell: ({ decision }) => decision?.verdict ?? null },
  { title: 'Decided by', cell: ({ decision }) => decision?.by ?? null },
  { title: 'Decided because', cell: ({ decision }) => decision?.reason ?? null },
  { title: 'Until', cell: ({ decision }) => decision?.until ?? null },
]

/** The rows of the backups page as a file. */
export function exportBackups(filter: BackupsFilter, caller: Caller, now = new Date()): Promise<CsvFile> {
  const rows = everyPage((cursor) => listBackups({ ...filter, cursor, limit: PAGE }, now))
  return csvFile('backups', filter, COLUMNS, rows, caller, now)
}

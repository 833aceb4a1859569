import 'server-only'
import type { FindingAnswer, FindingsFilter } from '../contracts/findings'
import type { Caller } from './caller'
import { type Column, type CsvFile, csvFile, everyPage } from './findings-file'
import { listFindings } from './list-findings'

const PAGE = 500

const COLUMNS: Column<FindingAnswer>[] = [
  { title: 'What', cell: ({ title }) => title },
  { title: 'Area', cell: ({ area }) => area },
  { title: 'Severity', cell: ({ severity }) => severity },
  { title: 'State', cell: ({ state }) => state },
  { title: 'Thing', cell: ({ subject }) => subject.name },
  { title: 'Kind', cell: ({ subject }) => subject.kind },
  { title: 'Raff id', cell: ({ subject }) => subject.raffId },
  { title: 'Project', cell: ({ subject }) => subject.projectName },
  { title: 'Environment', cell: ({ subject }) => subject.environment },
  { title: 'Owner', cell: ({ subject }) => subject.owner?.name ?? null },
  { title: 'Why', cell: ({ reasons }) => reasons.map(({ sentence }) => sentence).join(' ') },
  { title: 'Not known', cell: ({ unknowns }) => unknowns.map(({ sentence }) => sentence).join(' ') },
  { title: 'Since', cell: ({ since }) => since?.by ?? null },
  { title: 'Costs a month', cell: ({ monthlyCost }) => monthlyCost },
  { title: 'Saves a month', cell: ({ saving }) => saving },
  { title: 'Decision', cell: ({ decision }) => decision?.verdict ?? null },
  { title: 'Decided by', cell: ({ decision }) => decision?.by ?? null },
  { title: 'Decided because', cell: ({ decision }) => decision?.reason ?? null },
  { title: 'Until', cell: ({ decision }) => decision?.until ?? null },
  { title: 'Postponed', cell: ({ postponed }) => postponed },
  { title: 'Given to', cell: ({ assignedTo }) => assignedTo?.name ?? null },
]

/** Findings as a file, with the filters of the page. */
export function exportFindings(filter: FindingsFilter, caller: Caller, now = new Date()): Promise<CsvFile> {
  const rows = everyPage((cursor) => listFindings({ ...filter, cursor, limit: PAGE }, caller.viewer, now))
  return csvFile('findings', filter, COLUMNS, rows, caller, now)
}

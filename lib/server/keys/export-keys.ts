import 'server-only'
import type { z } from 'zod'
import type { KeyRow, keysQuery } from '../../contracts/keys'
import type { Caller } from '../caller'
import { type Column, type CsvFile, csvFile, everyPage } from '../findings-file'
import { listKeys } from './list-keys'

const COLUMNS: Column<KeyRow>[] = [
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Prefix', cell: ({ prefix }) => prefix },
  { title: 'Status', cell: ({ status }) => status },
  { title: 'Owner', cell: ({ owner }) => owner?.name ?? null },
  { title: 'Confirmed', cell: ({ ownerConfirmedAt }) => ownerConfirmedAt },
  { title: 'Made by', cell: ({ maker }) => maker && (maker.gone ? `${maker.name} (left)` : maker.name) },
  { title: 'Purpose', cell: ({ purpose }) => purpose },
  { title: 'Age of the secret', cell: ({ secretAge }) => secretAge.sentence },
  { title: 'At least (days)', cell: ({ secretAge }) => secretAge.atLeastDays },
  { title: 'Allowed (days)', cell: ({ secretAge }) => secretAge.allowedDays },
  { title: 'Last used', cell: ({ lastUsedAt }) => lastUsedAt },
  { title: 'Made', cell: ({ createdAt }) => createdAt },
  { title: 'Ends', cell: ({ expiresAt }) => expiresAt },
  { title: 'Reach', cell: ({ reachSentence }) => reachSentence },
  { title: 'Environments', cell: ({ environments }) => environments.join(' ') },
  {
    title: 'Trouble',
    cell: ({ findings }) =>
      findings.flatMap(({ area, state, title }) => (area === 'keys' && state === 'open' ? [title] : [])).join('; '),
  },
  { title: 'Questions answered', cell: ({ checklist }) => `${checklist.answered} of ${checklist.total}` },
]

/** The keys as a file: never a secret, only what Raff itself shows of a key. */
export function exportKeys(query: z.output<typeof keysQuery>, caller: Caller, now = new Date()): Promise<CsvFile> {
  return csvFile(
    'keys',
    query,
    COLUMNS,
    everyPage(() => listKeys(query, now)),
    caller,
    now,
  )
}

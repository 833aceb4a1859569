import 'server-only'
import { OWNERSHIP_APPLY_MAX_MS } from '../config/timings'
import type { ImportAnswer } from '../contracts/ownership-imports'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { importEdits, lockImport, markImportApplied } from '../db/ownership-imports'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { type EditResult, editOwnerships } from './ownership/edit-ownerships'
import { noSuchImport } from './ownership/no-such-import'
import { toImportAnswer } from './preview-import'

/** Applies a file exactly as its preview showed it, once and as a whole; refused when anything has changed since. */
export function applyImport(id: string, caller: Caller): Promise<ImportAnswer> {
  return inTransaction(
    async (tx) => {
      const preview = await lockImport(tx, id)
      if (!preview || preview.personId !== caller.viewer.personId) throw noSuchImport()
      if (preview.appliedAt) throw new Refusal('conflict', 'This file has been applied already.')
      if (preview.changes === 0)
        throw new Refusal('conflict', 'There is nothing in this file that would change anything.')
      const now = await databaseTime(tx)
      await markImportApplied(tx, id, now)
      const results = await editOwnerships(tx, await importEdits(tx, id), 'imported', caller)
      refuseStale([...results.values()])
      return toImportAnswer({ ...preview, appliedAt: now })
    },
    { timeoutMs: OWNERSHIP_APPLY_MAX_MS },
  )
}

/** Thrown inside the transaction: a file whose preview is not true any more leaves no trace. */
function refuseStale(results: readonly EditResult[]): void {
  const other = results.filter(({ outcome }) => outcome !== 'changed')
  if (other.length === 0) return
  const names = other.map((result) => ('name' in result ? result.name : 'something that is not there any more'))
  const some =
    names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${(names.length - 3).toLocaleString('en')} more` : '')
  throw new Refusal(
    'conflict',
    `Since you looked at it, this has changed: ${some}. Nothing was applied. Look at the file again, then decide.`,
  )
}

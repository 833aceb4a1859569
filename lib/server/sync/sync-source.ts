import 'server-only'
import type { RaffCatalog } from '../../raff/catalog'
import type { RaffReader } from '../../raff/client'
import type { CallReport } from '../../raff/send'

/** Where a sync reads from: one account, through one of its keys. */
export type SyncSource = {
  accountId: string
  connectionId: string | null
  /** How its key begins: finds the key's own row among the keys of the account. Null: unknown. */
  keyPrefix: string | null
  /** A reader that reports each of its calls: they are counted for the progress bar and against the fewest possible. */
  reader: (onCall: (report: CallReport) => void) => Promise<RaffReader>
  catalog: (onCall: (report: CallReport) => void) => Promise<RaffCatalog>
}

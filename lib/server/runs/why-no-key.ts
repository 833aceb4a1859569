import 'server-only'
import { findAccount } from '../../db/raff-accounts'
import { bestConnection } from '../plans/reading-connection'

/** Why nothing can be run in an account right now. `lasting`: storing another key does not change that. Null: it can. */
export async function whyNoKey(accountId: string): Promise<{ why: string; lasting: boolean } | null> {
  const account = await findAccount(accountId)
  if (!account || account.closedAt)
    return { why: 'This Raff account is not connected to Stocktake any more.', lasting: true }
  if (!(await bestConnection(accountId, 'act')))
    return {
      why: 'No key that may change things is stored. An admin can add one under Settings, Connections.',
      lasting: false,
    }
  if (!(await bestConnection(accountId, 'read')))
    return {
      why: 'No key for reading is stored. An admin can add one under Settings, Connections.',
      lasting: false,
    }
  return null
}

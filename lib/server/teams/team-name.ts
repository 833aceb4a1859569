import 'server-only'
import type { Transaction } from '../../db/client'
import { hasTeamCalled, lockTeamNames } from '../../db/teams'
import { foldText } from '../../domain/inventory/fold-text'
import { Refusal } from '../../domain/refusals'

/** The name as it must be the only one: two teams of one name could not be told apart in a list. */
export async function takeTeamName(tx: Transaction, name: string, own?: string): Promise<string> {
  const nameKey = foldText(name)
  await lockTeamNames(tx)
  if (nameKey !== own && (await hasTeamCalled(tx, nameKey))) {
    const message = `There is a team called ${name} already. Choose another name.`
    throw new Refusal('conflict', message, { fields: { name: message } })
  }
  return nameKey
}

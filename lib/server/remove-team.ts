import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { copyOwners } from '../db/copy-owners'
import { databaseTime } from '../db/database-time'
import { lockTeam, updateTeam } from '../db/teams'
import { foldText } from '../domain/inventory/fold-text'
import type { Caller } from './caller'
import { factsOf } from './change-team'
import { noSuchTeam } from './teams/no-such-team'

/** The team is gone as an owner; what it answered for keeps its name until somebody else is named. */
export function removeTeam(id: string, { by }: Pick<Caller, 'by'>): Promise<void> {
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, id)
    if (!team || team.removedAt) throw noSuchTeam()
    // its name is free for another team: the removed one is told apart by its id
    const nameKey = `${foldText(team.name)} ${id}`
    await updateTeam(tx, id, { nameKey, removedAt: await databaseTime(tx) })
    await copyOwners(tx, [{ kind: 'team', id }])
    const target = { kind: 'team', id, name: team.name }
    const left = { owned: team.owns, backedUp: team.backsUp }
    await appendAudit(tx, {
      ...{ ...by, action: 'team.removed', outcome: 'done', target },
      before: factsOf(team),
      after: left,
    })
  })
}

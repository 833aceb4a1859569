import 'server-only'
import type { z } from 'zod'
import type { makeTeamBody, TeamAnswer } from '../contracts/teams'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { createTeam, lockTeam } from '../db/teams'
import type { Caller } from './caller'
import { toTeamAnswer } from './list-teams'
import { requirePeople } from './teams/require-people'
import { takeTeamName } from './teams/team-name'

export function makeTeam(
  { name, description = null, people = [] }: z.output<typeof makeTeamBody>,
  { by }: Pick<Caller, 'by'>,
): Promise<TeamAnswer> {
  return inTransaction(async (tx) => {
    const nameKey = await takeTeamName(tx, name)
    const everybody = [...new Set(people)]
    await requirePeople(tx, everybody)
    const createdAt = await databaseTime(tx)
    const id = await createTeam(tx, { name, nameKey, description, people: everybody, createdAt })
    const team = await lockTeam(tx, id)
    if (!team) throw new Error('the new team is gone')
    const after = { name, description, people: team.people.map((person) => person.name) }
    await appendAudit(tx, { ...by, action: 'team.created', outcome: 'done', target: { kind: 'team', id, name }, after })
    return toTeamAnswer(team)
  })
}

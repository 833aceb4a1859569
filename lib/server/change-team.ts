import 'server-only'
import type { z } from 'zod'
import type { changeTeamBody, TeamAnswer } from '../contracts/teams'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { copyOwners } from '../db/copy-owners'
import { lockTeam, setTeamPeople, type TeamRow, updateTeam } from '../db/teams'
import { foldText } from '../domain/inventory/fold-text'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { toTeamAnswer } from './list-teams'
import { noSuchTeam } from './teams/no-such-team'
import { requirePeople } from './teams/require-people'
import { takeTeamName } from './teams/team-name'

type Change = z.output<typeof changeTeamBody>

/** A new name, another description, other people: what the team answers for shows it from the next request. */
export function changeTeam(id: string, change: Change, { by }: Pick<Caller, 'by'>): Promise<TeamAnswer> {
  return inTransaction(async (tx) => {
    const before = await lockTeam(tx, id)
    if (!before || before.removedAt) throw noSuchTeam()
    if (change.version !== undefined && change.version !== before.version) throw stale(before)
    if (saysTheSame(before, change)) return toTeamAnswer(before)
    await write(tx, before, change)
    const after = await lockTeam(tx, id)
    if (!after) throw noSuchTeam()
    const target = { kind: 'team', id, name: after.name }
    const sides = { before: factsOf(before), after: factsOf(after) }
    await appendAudit(tx, { ...by, action: 'team.changed', outcome: 'done', target, ...sides })
    return toTeamAnswer(after)
  })
}

async function write(tx: Transaction, before: TeamRow, { name, description, people }: Change): Promise<void> {
  const renamed = name === undefined ? {} : { name, nameKey: await takeTeamName(tx, name, foldText(before.name)) }
  if (people) {
    await requirePeople(
      tx,
      [...new Set(people)],
      before.people.map((person) => person.id),
    )
    await setTeamPeople(tx, before.id, [...new Set(people)])
  }
  await updateTeam(tx, before.id, { ...renamed, ...(description === undefined ? {} : { description }) })
  await copyOwners(tx, [{ kind: 'team', id: before.id }])
}

function saysTheSame(team: TeamRow, { name, description, people }: Change): boolean {
  const ids = team.people.map(({ id }) => id)
  return (
    (name === undefined || name === team.name) &&
    (description === undefined || description === team.description) &&
    (people === undefined || (new Set(people).size === ids.length && people.every((id) => ids.includes(id))))
  )
}

export function factsOf({ name, description, people }: TeamRow) {
  return { name, description, people: people.map((person) => person.name) }
}

function stale({ name }: TeamRow): Refusal {
  return new Refusal('conflict', `${name} was changed by somebody else meanwhile. Reload and look again.`)
}

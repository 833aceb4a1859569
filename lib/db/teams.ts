import 'server-only'
import { database, Prisma, type Transaction } from './client'

export type TeamRow = {
  id: string
  name: string
  description: string | null
  people: { id: string; name: string; off: boolean }[]
  owns: number
  backsUp: number
  createdAt: Date
  removedAt: Date | null
  version: number
}

/** Those that were not removed, by name. */
export function listTeams(tx: Transaction = database()): Promise<TeamRow[]> {
  return readTeams(tx, Prisma.sql`t.removed_at IS NULL`)
}

/** Takes the row for this transaction: two changes to one team happen one after the other. */
export async function lockTeam(tx: Transaction, id: string): Promise<TeamRow | null> {
  await tx.$queryRaw`SELECT id FROM team WHERE id = ${id}::uuid FOR UPDATE`
  const [team] = await readTeams(tx, Prisma.sql`t.id = ${id}::uuid`)
  return team ?? null
}

/** Two teams of one name at once: the second finds the first. */
export async function lockTeamNames(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stocktake team names'))::text`
}

export async function hasTeamCalled(tx: Transaction, nameKey: string): Promise<boolean> {
  return (await tx.team.count({ where: { nameKey } })) > 0
}

export async function createTeam(
  tx: Transaction,
  { people, ...team }: { name: string; nameKey: string; description: string | null; people: string[]; createdAt: Date },
): Promise<string> {
  const members = { create: people.map((personId) => ({ personId })) }
  const { id } = await tx.team.create({ data: { ...team, members }, select: { id: true } })
  return id
}

export type TeamChange = { name?: string; nameKey?: string; description?: string | null; removedAt?: Date }

export async function updateTeam(tx: Transaction, id: string, change: TeamChange): Promise<void> {
  await tx.team.update({ where: { id }, data: { ...change, version: { increment: 1 } }, select: { id: true } })
}

export async function setTeamPeople(tx: Transaction, teamId: string, people: readonly string[]): Promise<void> {
  await tx.teamMember.deleteMany({ where: { teamId, personId: { notIn: [...people] } } })
  await tx.teamMember.createMany({ data: people.map((personId) => ({ teamId, personId })), skipDuplicates: true })
}

function readTeams(tx: Transaction, where: Prisma.Sql): Promise<TeamRow[]> {
  return tx.$queryRaw<TeamRow[]>`
    SELECT t.id::text, t.name, t.description, t.created_at AS "createdAt", t.removed_at AS "removedAt", t.version,
      coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'off', p.switched_off_at IS NOT NULL)
          ORDER BY lower(p.name), p.id)
        FROM team_member m JOIN person p ON p.id = m.person_id WHERE m.team_id = t.id), '[]') AS people,
      (SELECT count(*)::int FROM ownership s JOIN resource r ON r.id = s.resource_id
        WHERE s.owner_kind = 'team' AND s.owner_id = t.id AND NOT r.gone) AS owns,
      (SELECT count(*)::int FROM ownership s JOIN resource r ON r.id = s.resource_id
        WHERE s.backup_kind = 'team' AND s.backup_id = t.id AND NOT r.gone) AS "backsUp"
    FROM team t WHERE ${where} ORDER BY lower(t.name), t.id`
}

import 'server-only'
import type { Environment } from '../domain/inventory/environment'
import { database, Prisma, type Transaction } from './client'

export type ProjectRow = {
  id: string
  raffId: string
  accountId: string
  accountName: string
  name: string
  gone: boolean
  confirmed: Environment | null
  confirmedBy: string | null
  confirmedAt: Date | null
  things: number
  version: number
}

/** Projects that are there, of accounts that are shown. */
export function listProjects(tx: Transaction = database()): Promise<ProjectRow[]> {
  return readProjects(tx, Prisma.sql`NOT r.gone AND a.closed_at IS NULL`)
}

export async function findProject(id: string, tx: Transaction = database()): Promise<ProjectRow | null> {
  const [project] = await readProjects(tx, Prisma.sql`r.id = ${id}::uuid`)
  return project ?? null
}

/** Null takes back what a person said. */
export async function putProjectEnvironment(
  tx: Transaction,
  resourceId: string,
  said: { environment: Environment; confirmedById: string; confirmedAt: Date; version: number } | null,
): Promise<void> {
  if (said === null) await tx.projectEnvironment.deleteMany({ where: { resourceId } })
  else await tx.projectEnvironment.upsert({ where: { resourceId }, create: { resourceId, ...said }, update: said })
}

function readProjects(tx: Transaction, where: Prisma.Sql): Promise<ProjectRow[]> {
  return tx.$queryRaw<ProjectRow[]>`
    SELECT r.id::text, r.raff_id AS "raffId", r.account_id::text AS "accountId", a.name AS "accountName", r.name, r.gone,
      e.environment AS confirmed, p.name AS "confirmedBy", e.confirmed_at AS "confirmedAt", coalesce(e.version, 0) AS version,
      coalesce((SELECT sum(t.count)::int FROM resource_total t
        WHERE t.account_id = r.account_id AND t.project_id = r.raff_id AND NOT t.gone), 0) AS things
    FROM resource r JOIN raff_account a ON a.id = r.account_id
      LEFT JOIN project_environment e ON e.resource_id = r.id LEFT JOIN person p ON p.id = e.confirmed_by_id
    WHERE r.kind = 'project' AND ${where} ORDER BY lower(a.name), r.sort_name, r.id`
}

import 'server-only'
import type { Environment } from '../domain/inventory/environment'
import type { Kind } from '../domain/inventory/kinds'
import type { Place } from '../domain/plans/facts'
import { database } from './client'

/** What we know of a thing that Raff does not tell: where it is, who answers for it. */
export type PlanContext = {
  id: string
  accountId: string
  kind: Kind
  raffId: string
  name: string
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  environmentFrom: 'own' | 'confirmed' | 'guessed' | null
  ownerName: string | null
  ownerGone: boolean
  ownerConfirmedAt: Date | null
  askFirst: boolean
  purpose: string | null
  monthlyCost: number | null
  gone: boolean
}

/** Copies and disks belong to whoever answers for their server, unless somebody answers for them. */
export async function planContexts(ids: string[]): Promise<PlanContext[]> {
  return database().$queryRaw<PlanContext[]>`
    SELECT r.id::text, r.account_id::text AS "accountId", r.kind, r.raff_id AS "raffId", r.name,
      r.project_id AS "projectId", r.project_name AS "projectName", r.environment,
      r.environment_from AS "environmentFrom", coalesce(r.owner_name, p.owner_name) AS "ownerName",
      CASE WHEN r.owner_name IS NULL THEN coalesce(p.owner_gone, false) ELSE r.owner_gone END AS "ownerGone",
      CASE WHEN r.owner_name IS NULL THEN p.owner_confirmed_at ELSE r.owner_confirmed_at END AS "ownerConfirmedAt",
      coalesce(o.ask_first, po.ask_first, false) AS "askFirst", o.purpose, r.monthly_cost::float8 AS "monthlyCost", r.gone
    FROM resource r
      JOIN raff_account a ON a.id = r.account_id AND a.closed_at IS NULL
      LEFT JOIN ownership o ON o.resource_id = r.id
      LEFT JOIN resource p ON p.account_id = r.account_id AND p.kind = r.parent_kind AND p.raff_id = r.parent_raff_id
        AND r.kind IN ('snapshot', 'backup', 'backup-schedule', 'volume')
      LEFT JOIN ownership po ON po.resource_id = p.id
    WHERE r.id = ANY(${ids}::uuid[])`
}

/** The servers that were last seen behind a firewall, by Raff's id. */
export async function seenBehind(
  accountId: string,
  firewallId: string,
): Promise<{ serverId: string; interfaces: number }[]> {
  return database().$queryRaw<{ serverId: string; interfaces: number }[]>`
    SELECT server_id AS "serverId", count(*)::int AS interfaces FROM network_interface
    WHERE account_id = ${accountId}::uuid AND security_group_id = ${firewallId} GROUP BY server_id`
}

/** Who answers for servers, by Raff's id. */
export async function ownersOfServers(accountId: string, serverIds: string[]): Promise<Map<string, string>> {
  const rows = await database().resource.findMany({
    where: { accountId, kind: 'vm', raffId: { in: serverIds }, ownerName: { not: null }, ownerGone: false },
    select: { raffId: true, ownerName: true },
  })
  return new Map(rows.map(({ raffId, ownerName }) => [raffId, ownerName ?? '']))
}

/** Where projects belong, as far as anybody has said. One that was never read is placed nowhere. */
export async function placesOfProjects(accountId: string, projectIds: string[]): Promise<Place[]> {
  const rows = await database().resource.findMany({
    where: { accountId, kind: 'project', raffId: { in: projectIds } },
    select: { raffId: true, name: true, environment: true, environmentFrom: true },
  })
  const found = new Map(rows.map(({ raffId, ...place }) => [raffId, place as Place]))
  return projectIds.map((id) => found.get(id) ?? { name: id, environment: null, environmentFrom: null })
}

import 'server-only'
import type { AccountFacts, Thing } from '../domain/findings/account-facts'
import { isPublic } from '../domain/findings/public-side'
import type { Environment } from '../domain/inventory/environment'
import { sightOf } from './account-facts'
import { database } from './client'
import { readJsonRows } from './json-rows'
import { thingsOf } from './things-of-account'

/** A server with an interface that faces the internet, and what stands on that side of it. */
export type ServerOutside = {
  id: string
  name: string
  projectName: string | null
  environment: Environment | null
  addresses: string[]
}

export type ExposureFacts = Pick<AccountFacts, 'reads' | 'blind'> & {
  accountName: string
  firewalls: Thing<'security-group'>[]
  /** By Raff's id of the firewall; null: those with an interface that none guards. */
  behind: ReadonlyMap<string | null, readonly ServerOutside[]>
}

/** What says who can reach what in an account, and nothing else of it: of thousands of servers a name and their addresses. */
export async function readExposureFacts(account: { id: string; name: string }): Promise<ExposureFacts> {
  const [firewalls, behind, sight] = await Promise.all([
    thingsOf(database(), account.id, 'security-group'),
    serversByFirewall(account.id),
    sightOf(database(), account.id),
  ])
  return { accountName: account.name, firewalls, behind, ...sight }
}

async function serversByFirewall(accountId: string): Promise<ExposureFacts['behind']> {
  type Row = Pick<ServerOutside, 'id' | 'name' | 'projectName' | 'environment'> & {
    type: string
    ip: string | null
    firewallId: string | null
  }
  const rows = await readJsonRows<Row>(
    database().$queryRaw`
      SELECT coalesce(json_agg(row_to_json(s)), '[]')::text AS rows FROM (
        SELECT r.id, r.name, r.project_name AS "projectName", r.environment, n.type, n.ip,
          n.security_group_id AS "firewallId"
        FROM resource r JOIN network_interface n ON n.account_id = r.account_id AND n.server_id = r.raff_id
        WHERE r.account_id = ${accountId}::uuid AND r.kind = 'vm' AND NOT r.gone
        ORDER BY r.id, n.nic_id) AS s`,
  )
  const servers = new Map<string, ServerOutside>()
  const behind = new Map<string | null, ServerOutside[]>()
  for (const { type, ip, firewallId, ...row } of rows) {
    if (!isPublic({ type })) continue
    const server = servers.get(row.id) ?? { ...row, addresses: [] }
    servers.set(row.id, server)
    if (ip !== null) server.addresses.push(ip)
    const guarded = behind.get(firewallId || null) ?? []
    behind.set(firewallId || null, guarded)
    // the interfaces of a server come one behind the other
    if (guarded.at(-1) !== server) guarded.push(server)
  }
  return behind
}

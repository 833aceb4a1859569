import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import { database } from './client'

export type OtherThing = {
  id: string
  kind: Kind
  raffId: string
  name: string
  status: string | null
  projectName: string | null
  gone: boolean
}

type Address = { accountId: string; name: string }

/**
 * Who holds which address: Raff does not say, so it is looked up on servers, on their interfaces, and on gateways. One
 * question for a whole page, with the addresses spelled out: only then does the database use its index of addresses.
 */
export async function addressHolders(addresses: Address[]): Promise<(address: Address) => OtherThing | null> {
  if (addresses.length === 0) return () => null
  const accounts = [...new Set(addresses.map(({ accountId }) => accountId))]
  const names = [...new Set(addresses.map(({ name }) => name))]
  const rows = await database().$queryRaw<{ accountId: string; address: string; holder: OtherThing }[]>`
    WITH held AS (
      SELECT o.id, address FROM resource o CROSS JOIN LATERAL unnest(o.addresses) AS address
      WHERE o.addresses && ${names}::text[] AND address = ANY(${names}::text[])
        AND o.account_id = ANY(${accounts}::uuid[]) AND o.kind IN ('vm', 'vpc') AND NOT o.gone
      UNION ALL
      SELECT o.id, n.ip FROM network_interface n
        JOIN resource o ON o.account_id = n.account_id AND o.kind = 'vm' AND o.raff_id = n.server_id AND NOT o.gone
      WHERE n.account_id = ANY(${accounts}::uuid[]) AND n.ip = ANY(${names}::text[])
    )
    SELECT o.account_id::text AS "accountId", held.address, json_build_object('id', o.id, 'kind', o.kind,
      'raffId', o.raff_id, 'name', o.name, 'status', o.status, 'projectName', o.project_name, 'gone', o.gone) AS holder
    FROM held JOIN resource o USING (id)`
  const holders = new Map(rows.map(({ accountId, address, holder }) => [`${accountId} ${address}`, holder]))
  return ({ accountId, name }) => holders.get(`${accountId} ${name}`) ?? null
}

import 'server-only'
import type { ApiKeyFacts, MemberFacts } from '../domain/inventory/facts'
import type { Kind } from '../domain/inventory/kinds'
import type { ServerInterface, Thing } from '../domain/inventory/relations'
import { database, Prisma } from './client'

// Whatever may hang together with one thing, found by ids, addresses and names. Whether it really does is for the rules in
// lib/domain/inventory/relations.ts to say.

export type RelatedThing = Thing & {
  id: string
  status: string | null
  projectName: string | null
  /** How many of its kind were found, also those that are not listed. */
  ofKind: number
}

/** Things of one kind. A project with thousands of copies shows the newest of them. */
export const RELATED_AT_MOST = 50

/** Interfaces. The ones of a network with more servers than this would fill the page. */
const INTERFACES_AT_MOST = 500

/** The interfaces that say something about this thing: a server's own, or those that name it. */
export async function interfacesAbout(accountId: string, thing: Thing): Promise<ServerInterface[]> {
  const where = WHERE_INTERFACES[thing.kind]?.(thing)
  if (!where) return []
  return database().networkInterface.findMany({
    where: { accountId, ...where },
    orderBy: [{ serverId: 'asc' }, { nicId: 'asc' }],
    take: INTERFACES_AT_MOST,
    omit: { accountId: true },
  })
}

const WHERE_INTERFACES: Partial<Record<Kind, (thing: Thing) => Prisma.NetworkInterfaceWhereInput>> = {
  vm: ({ raffId }) => ({ serverId: raffId }),
  ip: ({ name }) => ({ ip: name }),
  vpc: ({ name }) => ({ type: 'vpc', networkName: name }),
  'security-group': ({ raffId }) => ({ securityGroupId: raffId }),
}

/** Things that are gone are only among them when this one names them. */
export async function relatedThings(
  accountId: string,
  thing: Thing,
  interfaces: ServerInterface[],
): Promise<RelatedThing[]> {
  const found = Prisma.join(
    branchesOf(thing, interfaces).map(
      (branch) => Prisma.sql`SELECT r.id FROM resource r WHERE r.account_id = ${accountId}::uuid AND ${branch}`,
    ),
    ' UNION ',
  )
  return database().$queryRaw<RelatedThing[]>`
    WITH found AS (${found}), ranked AS (
      SELECT r.*, row_number() OVER (PARTITION BY r.kind ORDER BY r.created_at DESC NULLS LAST, r.id) AS place,
        count(*) OVER (PARTITION BY r.kind)::int AS of_kind
      FROM resource r JOIN found USING (id)
      WHERE r.kind <> ${thing.kind} OR r.raff_id <> ${thing.raffId}
    )
    SELECT r.id::text, r.kind, r.raff_id AS "raffId", r.name, r.status, r.project_id AS "projectId",
      r.project_name AS "projectName", r.addresses, r.created_by AS "createdBy", r.gone, r.of_kind AS "ofKind",
      CASE WHEN r.parent_kind IS NULL THEN NULL
        ELSE jsonb_build_object('kind', r.parent_kind, 'raffId', r.parent_raff_id) END AS parent,
      coalesce(f.facts, '{}') AS facts
    FROM ranked r LEFT JOIN resource_facts f ON f.resource_id = r.id
    WHERE r.place <= ${RELATED_AT_MOST} OR r.kind IN ('member', 'role', 'api-key', 'project')
    ORDER BY r.kind, CASE WHEN r.kind IN ('backup', 'snapshot') THEN r.created_at END DESC NULLS LAST, r.sort_name, r.id`
}

function branchesOf(thing: Thing, interfaces: ServerInterface[]): Prisma.Sql[] {
  const { kind, raffId, addresses, createdBy, gone } = thing
  const branches = [...namedBy(thing, interfaces)].map(
    ([namedKind, ids]) => Prisma.sql`r.kind = ${namedKind} AND r.raff_id = ANY(${[...ids]}::text[])`,
  )
  const present = (condition: Prisma.Sql) => branches.push(Prisma.sql`NOT r.gone AND ${condition}`)
  present(Prisma.sql`r.parent_kind = ${kind} AND r.parent_raff_id = ${raffId}`)
  if (kind === 'project') present(Prisma.sql`r.project_id = ${raffId}`)
  if (kind === 'project' || kind === 'role') present(Prisma.sql`r.kind IN ('api-key', 'member')`)
  if (!gone && ADDRESSED.has(kind) && addresses.length > 0)
    present(Prisma.sql`r.kind IN ('vm', 'vpc', 'ip') AND r.addresses && ${[...addresses]}::text[]`)
  if (kind === 'vm') {
    const networks = interfaces.flatMap(({ type, networkName }) => (type === 'vpc' && networkName ? networkName : []))
    present(Prisma.sql`r.kind = 'vpc' AND r.name = ANY(${networks}::text[])`)
    const ips = interfaces.flatMap(({ ip }) => ip ?? [])
    present(Prisma.sql`r.kind = 'ip' AND r.addresses && ${ips}::text[]`)
  }
  const userId = kind === 'member' ? (thing.facts as MemberFacts).userId : null
  if (userId) present(Prisma.sql`r.created_by = ${userId}`)
  if (createdBy !== null)
    present(Prisma.sql`r.kind = 'member' AND EXISTS (
      SELECT FROM resource_facts f WHERE f.resource_id = r.id AND f.facts ->> 'userId' = ${createdBy})`)
  return branches
}

const ADDRESSED: ReadonlySet<Kind> = new Set(['vm', 'vpc', 'ip'])

/** What this thing names by its id, there or not. */
function namedBy({ kind, parent, projectId, facts }: Thing, interfaces: ServerInterface[]): Map<Kind, Set<string>> {
  const named = new Map<Kind, Set<string>>()
  const add = (namedKind: Kind, id: string | null | undefined) => {
    if (id) named.set(namedKind, (named.get(namedKind) ?? new Set()).add(id))
  }
  if (parent) add(parent.kind, parent.raffId)
  add('project', projectId)
  for (const { serverId, securityGroupId } of interfaces) {
    if (kind === 'vm') add('security-group', securityGroupId)
    else add('vm', serverId)
  }
  if (kind === 'api-key' || kind === 'member') {
    const { roleId, ...rest } = facts as ApiKeyFacts | MemberFacts
    add('role', roleId)
    for (const access of ('projectAccesses' in rest ? rest.projectAccesses : rest.projects) ?? []) {
      add('project', access.projectId)
      add('role', access.roleId)
    }
  }
  return named
}

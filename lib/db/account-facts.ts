import 'server-only'
import { type AccountFacts, CHANGES_THAT_MATTER, fieldOf, type GoneThing } from '../domain/findings/account-facts'
import { KINDS, type Kind } from '../domain/inventory/kinds'
import { askTogether } from './ask-together'
import type { Transaction } from './client'
import { type KeyRotationRow, keyRotationsOf } from './key-rotations'
import { iso, isoOrNull, readJsonRows } from './json-rows'
import { thingsOf } from './things-of-account'
import { connectionsInUse, syncFactsOf } from './sync-facts'

/** Days of gone copies that the calendar of restore points shows. */
const CALENDAR_DAYS = 31
const DAY_MS = 86_400_000

/** Everything that the rules may look at, of one account, as it is in this transaction. `kinds`: only these, for one page. */
export async function readAccountFacts(
  tx: Transaction,
  accountId: string,
  now: Date,
  kinds: readonly Kind[] = KINDS,
): Promise<AccountFacts> {
  const since = new Date(now.getTime() - CALENDAR_DAYS * DAY_MS)
  const { things, changes, rotations, sight, ...rest } = await askTogether(tx, {
    account: () => tx.raffAccount.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, name: true } }),
    things: () => thingsByKind(tx, accountId, kinds),
    gone: () => goneThings(tx, accountId),
    goneCopies: async () => (kinds.includes('backup') ? goneCopies(tx, accountId, since) : []),
    interfaces: async (): Promise<AccountFacts['interfaces']> =>
      kinds.includes('vm') ? interfacesByServer(tx, accountId) : new Map(),
    sight: () => sightOf(tx, accountId),
    changes: () => changesOf(tx, accountId),
    rotations: () => keyRotationsOf(accountId, tx),
    connections: () => connectionsInUse(tx, accountId),
    sync: () => syncFactsOf(tx, accountId),
    temporaryAccess: () =>
      tx.temporaryAccess.findMany({
        where: { accountId, closedAt: null },
        select: { id: true, firewallId: true, until: true, sentence: true },
      }),
    restoreTests: async (): Promise<AccountFacts['restoreTests']> =>
      kinds.includes('vm') || kinds.includes('volume') ? restoreTests(tx, accountId) : new Map(),
    checklists: () => checklists(tx, accountId),
  })
  return {
    ...rest,
    ...sight,
    things,
    changes: changes.fields,
    replacedSecrets: withRotations(changes.secrets, rotations),
  }
}

async function thingsByKind(
  tx: Transaction,
  accountId: string,
  kinds: readonly Kind[],
): Promise<AccountFacts['things']> {
  const wanted = Object.fromEntries(kinds.map((kind) => [kind, () => thingsOf(tx, accountId, kind)]))
  const none = Object.fromEntries(KINDS.map((kind) => [kind, []]))
  return { ...none, ...(await askTogether(tx, wanted)) } as unknown as AccountFacts['things']
}

/** Of copies, which come and go by the thousand, only the last one of each project: since when it is empty. */
async function goneThings(tx: Transaction, accountId: string): Promise<GoneThing[]> {
  type Row = Omit<GoneThing, 'goneAfter' | 'goneAt'> & { goneAfter: string | null; goneAt: string | null }
  const rows = await readJsonRows<Row>(
    tx.$queryRaw`
      SELECT coalesce(json_agg(row_to_json(g)), '[]')::text AS rows FROM (
        SELECT r.kind, r.raff_id AS "raffId", r.name, r.gone_after AS "goneAfter", r.gone_at AS "goneAt",
          r.project_id AS "projectId", CASE WHEN r.kind = 'backup-schedule' THEN r.parent_raff_id END AS "serverId",
          CASE WHEN r.kind = 'member' THEN f.facts ->> 'userId' END AS "userId"
        FROM resource r LEFT JOIN resource_facts f ON f.resource_id = r.id AND r.kind = 'member'
        WHERE r.account_id = ${accountId}::uuid AND r.gone AND r.kind NOT IN ('backup', 'snapshot')
        UNION ALL
        (SELECT DISTINCT ON (project_id) kind, raff_id, name, gone_after, gone_at, project_id, NULL, NULL FROM resource
        WHERE account_id = ${accountId}::uuid AND gone AND kind IN ('backup', 'snapshot')
        ORDER BY project_id, gone_at DESC)) AS g`,
  )
  return rows.map((row) => ({ ...row, goneAfter: isoOrNull(row.goneAfter), goneAt: isoOrNull(row.goneAt) }))
}

async function goneCopies(tx: Transaction, accountId: string, from: Date): Promise<AccountFacts['goneCopies']> {
  type Row = {
    kind: 'backup' | 'snapshot'
    parentKind: Kind | null
    parentRaffId: string | null
    status: string | null
    createdAt: string | null
    goneAfter: string | null
    goneAt: string | null
  }
  const rows = await readJsonRows<Row>(
    tx.$queryRaw`
      SELECT coalesce(json_agg(row_to_json(g)), '[]')::text AS rows FROM (
        SELECT kind, parent_kind AS "parentKind", parent_raff_id AS "parentRaffId", status, created_at AS "createdAt",
          gone_after AS "goneAfter", gone_at AS "goneAt"
        FROM resource WHERE account_id = ${accountId}::uuid AND gone AND (kind IN ('backup', 'snapshot')
          AND created_at >= ${from} OR kind = 'snapshot' AND parent_kind = 'volume')) AS g`,
  )
  return rows.map(({ parentKind, parentRaffId, createdAt, goneAfter, goneAt, ...row }) => ({
    ...row,
    goneAfter: isoOrNull(goneAfter),
    goneAt: isoOrNull(goneAt),
    parent: parentKind && parentRaffId ? { kind: parentKind, raffId: parentRaffId } : null,
    createdAt: isoOrNull(createdAt),
  }))
}

async function interfacesByServer(tx: Transaction, accountId: string): Promise<AccountFacts['interfaces']> {
  type Row = {
    serverId: string
    nics: AccountFacts['interfaces'] extends ReadonlyMap<string, infer Nics> ? Nics : never
  }
  const rows = await readJsonRows<Row>(
    tx.$queryRaw`
      SELECT coalesce(json_agg(row_to_json(s)), '[]')::text AS rows FROM (
        SELECT server_id AS "serverId", json_agg(json_build_object('nicId', nic_id, 'type', type,
          'networkName', network_name, 'ip', ip, 'mac', mac, 'gateway', gateway, 'securityGroupId', security_group_id)
          ORDER BY nic_id) AS nics
        FROM network_interface WHERE account_id = ${accountId}::uuid GROUP BY server_id) AS s`,
  )
  return new Map(rows.map(({ serverId, nics }) => [serverId, nics]))
}

/** How far each kind was read, and what is out of sight. */
export async function sightOf(tx: Transaction, accountId: string): Promise<Pick<AccountFacts, 'reads' | 'blind'>> {
  const { reads, blind } = await askTogether(tx, {
    reads: () => tx.kindRead.findMany({ where: { accountId } }),
    blind: () => tx.blindSpot.findMany({ where: { accountId } }),
  })
  const places = blind.map(({ projectId }) => projectId).filter(Boolean)
  const projects =
    places.length === 0
      ? []
      : await tx.resource.findMany({
          where: { accountId, kind: 'project', raffId: { in: places } },
          select: { raffId: true, name: true },
        })
  const names = new Map(projects.map(({ raffId, name }) => [raffId, name]))
  return {
    reads: new Map(
      reads.map(({ kind, completeAt, triedAt }) => [kind, { completeAt, triedAt }]),
    ) as AccountFacts['reads'] & Map<string, unknown>,
    blind: blind.map(({ kind, projectId, reason, since }) => ({
      kind: kind as AccountFacts['blind'][number]['kind'],
      projectId: projectId || null,
      projectName: names.get(projectId) ?? null,
      reason: reason as AccountFacts['blind'][number]['reason'],
      since,
    })),
  }
}

async function changesOf(tx: Transaction, accountId: string) {
  const kinds = [...new Set([...CHANGES_THAT_MATTER.map(({ kind }) => kind), 'api-key'])]
  const wanted = [...new Set([...CHANGES_THAT_MATTER.map(({ field }) => field), 'secret'])]
  type Row = { kind: Kind; raffId: string; field: string; after: string | null; by: string }
  const rows = await readJsonRows<Row>(
    tx.$queryRaw`
      SELECT coalesce(json_agg(row_to_json(c)), '[]')::text AS rows FROM (
        SELECT r.kind, r.raff_id AS "raffId", c.field, c.seen_after AS after, c.seen_by AS by
        FROM resource r JOIN change c ON c.resource_id = r.id
        WHERE r.account_id = ${accountId}::uuid AND NOT r.gone AND r.kind = ANY(${kinds}) AND c.field = ANY(${wanted})
        ORDER BY c.seen_by) AS c`,
  )
  const fields = new Map<string, { after: Date | null; by: Date }>()
  const secrets = new Map<string, { after: Date | null; by: Date }[]>()
  for (const { kind, raffId, field, after, by } of rows) {
    const seen = { after: isoOrNull(after), by: iso(by) }
    // in order: the last one stays
    if (field !== 'secret') fields.set(fieldOf(kind, raffId, field), seen)
    else secrets.set(raffId, [...(secrets.get(raffId) ?? []), seen])
  }
  return { fields, secrets }
}

/** A key that we made in another one's place has had its secret since exactly then. */
function withRotations(
  secrets: Map<string, { after: Date | null; by: Date }[]>,
  rotations: readonly KeyRotationRow[],
): typeof secrets {
  for (const { newRaffId, madeAt } of rotations)
    secrets.set(newRaffId, [...(secrets.get(newRaffId) ?? []), { after: madeAt, by: madeAt }])
  return secrets
}

async function restoreTests(tx: Transaction, accountId: string): Promise<AccountFacts['restoreTests']> {
  const rows = await tx.$queryRaw<{ resourceId: string; testedOn: Date; result: 'worked' | 'failed' }[]>`
    SELECT DISTINCT ON (t.resource_id) t.resource_id::text AS "resourceId", t.tested_on AS "testedOn", t.result
    FROM restore_test t JOIN resource r ON r.id = t.resource_id
    WHERE r.account_id = ${accountId}::uuid ORDER BY t.resource_id, t.tested_on DESC, t.recorded_at DESC`
  return new Map(rows.map(({ resourceId, testedOn, result }) => [resourceId, { testedAt: testedOn, result }]))
}

async function checklists(tx: Transaction, accountId: string): Promise<AccountFacts['checklists']> {
  type Row = { resourceId: string; question: string; answer: 'yes' | 'no' | 'not-needed'; answeredAt: Date }
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.resource_id::text AS "resourceId", a.question, a.answer, a.answered_at AS "answeredAt"
    FROM checklist_answer a JOIN resource r ON r.id = a.resource_id WHERE r.account_id = ${accountId}::uuid`
  const answers = new Map<string, Omit<Row, 'resourceId'>[]>()
  for (const { resourceId, ...answer } of rows) answers.set(resourceId, [...(answers.get(resourceId) ?? []), answer])
  return answers
}

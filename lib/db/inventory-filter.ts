import 'server-only'
import type { Kind } from '../domain/inventory/kinds'
import type { ChangeKind } from '../domain/inventory/say-change'
import { Prisma } from './client'
import { searchPatterns } from './search-words'

export type InventoryFilter = {
  accountIds: string[]
  /** These are all the accounts there are: the database need not look at each row to know that it is in one of them. */
  everyAccount: boolean
  kind?: Kind[] | undefined
  project?: string[] | undefined
  environment?: string[] | undefined
  /** Keys of owners, `none`, `gone`, `unconfirmed`. */
  owner?: string[] | undefined
  status?: string[] | undefined
  tag?: string[] | undefined
  finding?: string[] | undefined
  /** What was seen to happen to it since then; `since` alone means whatever happened. */
  changed?: ChangeKind[] | undefined
  since?: Date | undefined
  gone: 'no' | 'only' | 'all'
  q?: string | undefined
}

/** The condition of a filter on `resource`, but for `gone`. Values of one field mean any of them; fields must all match. */
export function whereOf(filter: InventoryFilter): Prisma.Sql {
  const all: Prisma.Sql[] = [inAccounts(filter)]
  if (filter.kind) all.push(oneOf(Prisma.sql`kind`, filter.kind))
  if (filter.project) all.push(oneOfOrNone(Prisma.sql`project_id`, filter.project))
  if (filter.environment) all.push(oneOfOrNone(Prisma.sql`environment`, filter.environment))
  if (filter.owner) all.push(ownedBy(filter.owner))
  if (filter.status) all.push(oneOf(Prisma.sql`status`, filter.status))
  if (filter.tag) all.push(taggedWith(filter.tag))
  if (filter.finding) all.push(withFinding(filter.finding))
  if (filter.changed || filter.since) all.push(hasChanged(filter))
  for (const pattern of searchPatterns(filter.q)) all.push(Prisma.sql`search LIKE ${pattern}`)
  return Prisma.join(all, ' AND ')
}

/** The whole condition on `resource`. */
export function rowsOf(filter: InventoryFilter): Prisma.Sql {
  const where = whereOf(filter)
  return filter.gone === 'all' ? where : Prisma.sql`gone = ${filter.gone === 'only'} AND ${where}`
}

/**
 * Whether the filter looks into texts, lists or the past. What fits may lie anywhere in an order: a database that walks along
 * the order until it has found a page of them may have to walk along all of it.
 */
export function looksInside({ tag, finding, changed, since, q }: InventoryFilter): boolean {
  return [tag, finding, changed, since].some((asked) => asked !== undefined) || searchPatterns(q).length > 0
}

/** The same on `resource_total`; null when the filter asks for what the totals do not tell. */
export function whereOfTotals(filter: InventoryFilter): Prisma.Sql | null {
  if (looksInside(filter)) return null
  const all: Prisma.Sql[] = [inAccounts(filter), Prisma.sql`count > 0`]
  const blankForNone = (values: string[]) => values.map((value) => (value === 'none' ? '' : value))
  if (filter.gone !== 'all') all.push(Prisma.sql`gone = ${filter.gone === 'only'}`)
  if (filter.kind) all.push(oneOf(Prisma.sql`kind`, filter.kind))
  if (filter.project) all.push(oneOf(Prisma.sql`project_id`, blankForNone(filter.project)))
  if (filter.environment) all.push(oneOf(Prisma.sql`environment`, blankForNone(filter.environment)))
  if (filter.status) all.push(oneOf(Prisma.sql`status`, filter.status))
  if (filter.owner) {
    const keys = filter.owner.filter((value) => value.includes(':'))
    const states = filter.owner.filter((value) => !value.includes(':'))
    all.push(anyOf([oneOf(Prisma.sql`owner_key`, keys), oneOf(Prisma.sql`owner_state`, states)]))
  }
  return Prisma.join(all, ' AND ')
}

function inAccounts({ accountIds, everyAccount }: InventoryFilter): Prisma.Sql {
  if (everyAccount) return Prisma.sql`TRUE`
  const [only] = accountIds
  return only !== undefined && accountIds.length === 1
    ? Prisma.sql`account_id = ${only}::uuid`
    : Prisma.sql`account_id = ANY(${accountIds}::uuid[])`
}

/** A single value is compared with `=`: only then does an index that goes on with the order serve both. */
function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  const [only] = values
  if (only === undefined) return Prisma.sql`FALSE`
  return values.length === 1 ? Prisma.sql`${column} = ${only}` : Prisma.sql`${column} = ANY(${[...values]}::text[])`
}

function oneOfOrNone(column: Prisma.Sql, values: string[]): Prisma.Sql {
  const named = values.filter((value) => value !== 'none')
  if (named.length === values.length) return oneOf(column, named)
  const isNull = Prisma.sql`${column} IS NULL`
  return named.length === 0 ? isNull : anyOf([oneOf(column, named), isNull])
}

function ownedBy(values: string[]): Prisma.Sql {
  const keys = values.filter((value) => value.includes(':'))
  if (keys.length === values.length) return oneOf(Prisma.sql`owner_key`, keys)
  const either: Prisma.Sql[] = keys.length > 0 ? [oneOf(Prisma.sql`owner_key`, keys)] : []
  if (values.includes('none')) either.push(Prisma.sql`owner_key IS NULL`)
  if (values.includes('gone')) either.push(Prisma.sql`(owner_key IS NOT NULL AND owner_gone)`)
  if (values.includes('unconfirmed'))
    either.push(Prisma.sql`(owner_key IS NOT NULL AND NOT owner_gone AND owner_confirmed_at IS NULL)`)
  return anyOf(either)
}

/** Only servers can have tags at Raff: "without tags" is only said of them. */
function taggedWith(values: string[]): Prisma.Sql {
  const named = values.filter((value) => value !== 'none')
  const either: Prisma.Sql[] = []
  if (named.length > 0) either.push(Prisma.sql`tags && ${named}::text[]`)
  if (named.length < values.length) either.push(Prisma.sql`(kind = 'vm' AND tags = '{}')`)
  return anyOf(either)
}

function withFinding(values: string[]): Prisma.Sql {
  return values.includes('any') ? Prisma.sql`findings <> '{}'` : Prisma.sql`findings && ${values}::text[]`
}

/** As lib/db/change-counts.ts counts it. */
function hasChanged({ accountIds, changed, since }: InventoryFilter): Prisma.Sql {
  const what = changed ? oneOf(Prisma.sql`what`, changed) : Prisma.sql`TRUE`
  const after = since ? Prisma.sql`seen_by >= ${since}` : Prisma.sql`TRUE`
  return Prisma.sql`id IN (SELECT resource_id FROM change
    WHERE account_id = ANY(${accountIds}::uuid[]) AND ${after} AND ${what})`
}

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  if (conditions.length <= 1) return conditions[0] ?? Prisma.sql`FALSE`
  return Prisma.sql`(${Prisma.join(conditions, ' OR ')})`
}

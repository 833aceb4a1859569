import 'server-only'
import { type Environment, guessEnvironment } from '../domain/inventory/environment'
import { foldText } from '../domain/inventory/fold-text'
import { naturalKey } from '../domain/inventory/natural-order'
import type { Transaction } from './client'
import { ownersInUse } from './owners-in-use'

// The inventory filters, sorts and searches by project, environment and owner, which live in tables of their own. Their
// names are copied onto each resource here: by every write that may change them, in the same transaction.

type ProjectContext = {
  raff_id: string
  name: string
  sort: string
  words: string
  environment: Environment
  environment_from: 'confirmed' | 'guessed'
}

/** Brings the copies up to date: of these resources, or of all of the account. Rows that are right are not written. */
export async function copyContext(tx: Transaction, accountId: string, ids?: string[]): Promise<void> {
  if (ids?.length === 0) return
  const projects = await projectContexts(tx, accountId)
  const owners = (await ownersInUse(tx)).map((owner) => ({
    ...owner,
    sort: naturalKey(owner.name),
    words: foldText(owner.name),
  }))
  await tx.$executeRaw`
    WITH project AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(projects)}::jsonb) AS p(
        raff_id text, name text, sort text, words text, environment text, environment_from text)
    ), owner AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) AS o(
        key text, name text, sort text, words text, gone boolean)
    ), context AS (
      SELECT r.id, p.name AS project_name, p.sort AS project_sort, coalesce(s.environment, p.environment) AS environment,
        CASE WHEN s.environment IS NOT NULL THEN 'own' ELSE p.environment_from END AS environment_from,
        w.key AS owner_key, w.name AS owner_name, w.sort AS owner_sort, coalesce(w.gone, false) AS owner_gone,
        CASE WHEN w.key IS NULL THEN NULL ELSE s.confirmed_at END AS owner_confirmed_at,
        concat_ws(E'\n', r.own_words, p.words, w.words) AS search
      FROM resource r
        LEFT JOIN ownership s ON s.resource_id = r.id
        LEFT JOIN project p ON p.raff_id = CASE WHEN r.kind = 'project' THEN r.raff_id ELSE r.project_id END
        LEFT JOIN owner w ON w.key = s.owner_kind || ':' || s.owner_id
      WHERE r.account_id = ${accountId}::uuid AND (${ids ?? null}::uuid[] IS NULL OR r.id = ANY(${ids ?? null}::uuid[]))
    )
    UPDATE resource r SET project_name = c.project_name, project_sort = c.project_sort, environment = c.environment,
      environment_from = c.environment_from, owner_key = c.owner_key, owner_name = c.owner_name, owner_sort = c.owner_sort,
      owner_gone = c.owner_gone, owner_confirmed_at = c.owner_confirmed_at, search = c.search
    FROM context c
    WHERE c.id = r.id AND (r.project_name, r.project_sort, r.environment, r.environment_from, r.owner_key, r.owner_name, r.owner_sort, r.owner_gone,
        r.owner_confirmed_at, r.search)
      IS DISTINCT FROM (c.project_name, c.project_sort, c.environment, c.environment_from, c.owner_key, c.owner_name, c.owner_sort, c.owner_gone,
        c.owner_confirmed_at, c.search)`
}

async function projectContexts(tx: Transaction, accountId: string): Promise<ProjectContext[]> {
  const rows = await tx.$queryRaw<{ raffId: string; name: string; confirmed: Environment | null }[]>`
    SELECT r.raff_id AS "raffId", r.name, e.environment AS confirmed
    FROM resource r LEFT JOIN project_environment e ON e.resource_id = r.id
    WHERE r.account_id = ${accountId}::uuid AND r.kind = 'project'`
  return rows.map(({ raffId, name, confirmed }) => ({
    raff_id: raffId,
    name,
    sort: naturalKey(name),
    words: foldText(name),
    environment: confirmed ?? guessEnvironment(name).environment,
    environment_from: confirmed ? 'confirmed' : 'guessed',
  }))
}

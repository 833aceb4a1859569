import { randomUUID } from 'node:crypto'
import { withDatabase } from './sign-in-as'

/** An account with these things in the application under test, as a sync would have left them. */
export async function givenShownThings(
  things: readonly { kind: string; name: string; project?: string; createdBy?: string }[],
) {
  const account = randomUUID()
  const ids = things.map(() => randomUUID())
  await withDatabase(async (client) => {
    await client.query('INSERT INTO raff_account (id, name, raff_account_id) VALUES ($1, $2, $1::text)', [
      account,
      'Kestrel Books',
    ])
    for (const [index, { kind, name, project = null, createdBy = null }] of things.entries()) {
      await client.query(
        `INSERT INTO resource (id, account_id, kind, raff_id, name, sort_name, status_by, cost_source, facts_hash, own_words,
           search, first_seen_at, seen_at, tags, addresses, project_id, project_name, environment, environment_from, created_by)
         VALUES ($1, $2, $3, $4, $5, $5, now(), 'unknown', '', lower($5), lower($5), now(), now(), '{}', '{}', $6, $6,
           CASE WHEN $6::text IS NULL THEN NULL ELSE 'production' END, CASE WHEN $6::text IS NULL THEN NULL ELSE 'guessed' END, $7)`,
        [ids[index], account, kind, kind === 'project' ? name : `raff-${ids[index]}`, name, project, createdBy],
      )
    }
  })
  return { account, ids }
}

/** Nothing of it is shown any more: other stories have an inventory of their own. */
export async function hideThings(account: string): Promise<void> {
  await withDatabase((client) => client.query('UPDATE raff_account SET closed_at = now() WHERE id = $1', [account]))
}

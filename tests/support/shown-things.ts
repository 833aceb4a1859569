import { randomUUID } from 'node:crypto'
import { withDatabase } from './sign-in-as'

/** An account with these things in the application under test, as a sync would have left them. */
export async function givenShownThings(
  things: readonly { kind: string; name: string; project?: string; tags?: string[] }[],
) {
  const account = randomUUID()
  const ids = things.map(() => randomUUID())
  await withDatabase(async (client) => {
    await client.query('INSERT INTO raff_account (id, name, raff_account_id) VALUES ($1::uuid, $2, $3)', [
      account,
      'Kestrel Books',
      account,
    ])
    for (const [index, { kind, name, project = null, tags = [] }] of things.entries()) {
      await client.query(
        `INSERT INTO resource (id, account_id, kind, raff_id, name, sort_name, status_by, cost_source, facts_hash, own_words,
           search, first_seen_at, seen_at, tags, addresses, project_id, project_name, environment, environment_from)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5::text, $5::text, now(), 'unknown', '', lower($5::text), lower($5::text), now(), now(), $7::text[], '{}', $6::text, $6::text,
           CASE WHEN $6::text IS NULL THEN NULL ELSE 'production' END, CASE WHEN $6::text IS NULL THEN NULL ELSE 'guessed' END)`,
        [ids[index], account, kind, kind === 'project' ? name : `raff-${ids[index]}`, name, project, tags],
      )
    }
  })
  return { account, ids }
}

/** Nothing of it is shown any more: other stories have an inventory of their own. */
export async function hideThings(account: string): Promise<void> {
  await withDatabase((client) => client.query('UPDATE raff_account SET closed_at = now() WHERE id = $1', [account]))
}

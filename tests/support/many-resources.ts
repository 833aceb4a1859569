import { Client } from 'pg'

/** Rows as a large account would have them: servers, copies, disks and addresses in forty projects, half of it owned. */
export async function givenManyResources(url: string, accountId: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('TRUNCATE resource CASCADE')
    await client.query(
      `INSERT INTO resource (id, account_id, kind, raff_id, name, sort_name, status, status_by, project_id, project_name, project_sort,
         environment, environment_from, owner_key, owner_name, owner_sort, monthly_cost, cost_source, parent_kind, parent_raff_id,
         addresses, tags, own_words, search, facts_hash, first_seen_at, seen_at, gone, gone_at)
       SELECT gen_random_uuid(), $1::uuid, kind, 'id-' || i, name, name, status, now(), 'project-' || p, 'Project ' || p, 'project ' || lpad(p::text, 12, '0'),
         (ARRAY['production','staging','development','other'])[1 + p % 4], 'guessed',
         CASE WHEN i % 2 = 0 THEN 'person:00000000-0000-7000-8000-' || lpad((i % 50)::text, 12, '0') END,
         CASE WHEN i % 2 = 0 THEN 'Person ' || i % 50 END, CASE WHEN i % 2 = 0 THEN 'person ' || i % 50 END,
         CASE WHEN i % 97 = 0 THEN NULL ELSE round((random() * 100)::numeric, 4) END, 'raff',
         CASE WHEN kind = 'backup' THEN 'vm' END, CASE WHEN kind = 'backup' THEN 'id-' || i / 10 END,
         CASE WHEN kind IN ('vm', 'ip') THEN ARRAY['10.' || i / 65536 % 256 || '.' || i / 256 % 256 || '.' || i % 256]
           ELSE '{}' END,
         CASE WHEN kind = 'vm' AND i % 3 > 0 THEN ARRAY['env=' || p % 4, 'team-' || i % 20] ELSE '{}' END,
         words, words || E'\\nproject ' || p || CASE WHEN i % 2 = 0 THEN E'\\nperson ' || i % 50 ELSE '' END,
         md5(i::text), now() - i * interval '1 minute', now(), i % 20 = 0, CASE WHEN i % 20 = 0 THEN now() END
       FROM (
         SELECT i, i * 7919 % 40 AS p, kind, status, team || '-' || lpad((i * 7919 % 1000003)::text, 8, '0') AS name,
           team || '-' || lpad((i * 7919 % 1000003)::text, 8, '0') || E'\\nid-' || i || CASE WHEN kind IN ('vm', 'ip')
             THEN E'\\n10.' || i / 65536 % 256 || '.' || i / 256 % 256 || '.' || i % 256 ELSE '' END AS words
         FROM (
           SELECT i, (ARRAY['backup','backup','backup','backup','vm','snapshot','volume','ip'])[1 + i % 8] AS kind,
             (ARRAY['web','db','cache','worker','shop','mail','ci','metrics'])[1 + i * 31 / 7 % 8] AS team,
             (ARRAY['active','passive','ready','available'])[1 + i % 4] AS status
           FROM generate_series(1, $2::int) AS i) AS kinds) AS named`,
      [accountId, count],
    )
    await client.query(
      'INSERT INTO resource_facts SELECT id, jsonb_build_object($1::text, repeat($2, 500)) FROM resource',
      ['name', 'x'],
    )
    // autovacuum does this within a minute; a bench does not wait for it
    await client.query('VACUUM (ANALYZE) resource')
  } finally {
    await client.end()
  }
}

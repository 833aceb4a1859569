import { Client } from 'pg'

/**
 * Things of an account of this size with facts the rules can read: of each eighty, six servers with a daily schedule and
 * copies, a disk with a snapshot, an address, and now and then something that is wrong.
 */
export async function givenManyFacts(url: string, accountId: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      `INSERT INTO resource (id, account_id, kind, raff_id, name, sort_name, status, status_by, project_id, project_name,
         project_sort, environment, environment_from, monthly_cost, cost_source, parent_kind, parent_raff_id, addresses, tags,
         created_by, created_at, own_words, search, facts_hash, first_seen_at, seen_at)
       SELECT gen_random_uuid(), $1::uuid, kind, kind || '-' || i, kind || '-' || i, kind || '-' || lpad(i::text, 8, '0'), status,
         now() - interval '40 days', 'project-' || p, 'Project ' || p, 'project ' || lpad(p::text, 8, '0'),
         (ARRAY['production','staging','development','other'])[1 + p % 4], 'guessed', round((i % 97)::numeric / 3, 4), 'raff',
         CASE WHEN kind IN ('backup', 'backup-schedule', 'volume') THEN 'vm' WHEN kind = 'snapshot' THEN 'volume' END,
         CASE WHEN kind IN ('backup', 'backup-schedule', 'volume') THEN 'vm-' || (i / 10 * 10)
           WHEN kind = 'snapshot' THEN 'volume-' || (i / 10 * 10 + 8) END,
         '{}', CASE WHEN kind = 'vm' AND i % 30 > 0 THEN ARRAY['owner=somebody', 'env=prod'] ELSE '{}' END, 'user-' || i % 40,
         now() - (CASE kind WHEN 'backup' THEN (i % 7) * 24 + 3 ELSE 2400 END) * interval '1 hour', kind, kind, md5(i::text),
         now() - interval '40 days', now()
       FROM (
         SELECT i, i / 400 % 50 AS p, kind, CASE kind WHEN 'vm' THEN CASE WHEN i % 170 = 0 THEN 'passive' ELSE 'active' END
           WHEN 'backup' THEN CASE WHEN i % 53 = 0 THEN 'failed' ELSE 'ready' END WHEN 'ip' THEN 'in-use'
           WHEN 'volume' THEN 'attached' WHEN 'snapshot' THEN 'saved' END AS status
         FROM (SELECT i, (ARRAY['vm','backup','backup','backup','backup','backup','backup','backup-schedule','volume','snapshot'])[1 + i % 10]
           AS kind FROM generate_series(0, $2::int - 1) AS i) AS kinds) AS rows`,
      [accountId, count],
    )
    await client.query(
      `INSERT INTO resource (id, account_id, kind, raff_id, name, sort_name, status, status_by, cost_source, addresses, tags,
         own_words, search, facts_hash, first_seen_at, seen_at, environment, environment_from)
       SELECT gen_random_uuid(), $1::uuid, 'project', 'project-' || p, 'Project ' || p, 'project ' || p, 'active',
         now() - interval '40 days', 'free', '{}', '{}', 'project', 'project', md5(p::text), now() - interval '40 days', now(),
         (ARRAY['production','staging','development','other'])[1 + p % 4], 'guessed'
       FROM generate_series(0, 49) AS p`,
      [accountId],
    )
    await client.query(
      `INSERT INTO resource_facts (resource_id, facts)
       SELECT id, jsonb_build_object('name', name, 'status', coalesce(status, ''), 'vmId', parent_raff_id, 'tags', '[]'::jsonb,
         'type', CASE kind WHEN 'backup-schedule' THEN 'daily' WHEN 'snapshot' THEN 'volume' ELSE 'vm' END,
         'runtime', 'Daily at 2am', 'keepCount', 7, 'incrementId', 0, 'sizeGb', 40, 'reserved', false, 'region', 'us-east',
         'createdAt', created_at, 'cpu', 4, 'ramGb', 8, 'templateName', 'Ubuntu', 'pricePerHour', 0.01,
         'projectId', project_id, 'createdBy', created_by, 'updatedAt', created_at)
       FROM resource WHERE account_id = $1::uuid`,
      [accountId],
    )
    await client.query(
      `INSERT INTO kind_read (account_id, kind, complete_at, tried_at)
       SELECT $1::uuid, unnest(ARRAY['vm','volume','snapshot','backup','backup-schedule','ip','vpc','security-group','ssh-key',
         'project','member','invitation','role','api-key','interface']), now(), now()`,
      [accountId],
    )
    await client.query(
      `INSERT INTO network_interface (account_id, server_id, nic_id, type, ip, security_group_id)
       SELECT $1::uuid, raff_id, '1', 'public', '203.0.113.7', 'guard' FROM resource WHERE account_id = $1::uuid AND kind = 'vm'`,
      [accountId],
    )
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendAudit } from '@/lib/db/append-audit'
import { closeDatabase, database, inTransaction } from '@/lib/db/client'
import { checkBackupFile } from '@/lib/launch/backup-format.mjs'
import { loadBackup } from '@/lib/launch/load-backup.mjs'
import { writeBackup } from '@/lib/launch/write-backup.mjs'
import { verifyAudit } from '@/lib/server/verify-audit'
import { rowsOf, runOn } from '@/tests/support/database-server'
import { emptyDatabase, testDatabase } from '@/tests/support/test-database'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-backup-'))
const file = path.join(folder, 'all.backup')
const masterKey = Buffer.alloc(32, 9)
let source: string

/** Values that a careless format would bend. */
const NAME = 'Zoë "O\'Neil" \\N \t\n 👩‍🔧 مرحبا'

beforeAll(async () => {
  source = await testDatabase()
  await database().person.create({ data: { email: 'dana@example.test', name: NAME, role: 'admin' } })
  await database().signInThrottle.create({
    data: { key: 'account:x', failures: 3, windowStart: new Date('2026-01-01T00:00:00.123Z') },
  })
  for (let i = 0; i < 1_200; i++)
    await inTransaction((tx) =>
      appendAudit(tx, {
        actor: { kind: 'system', name: NAME },
        action: 'installation.welcome-link',
        outcome: 'done',
        after: { z: 1, a: [null, 'ü', 1.5, { deep: true }] },
      }),
    )
  await closeDatabase()
  await writeBackup(source, file, masterKey)
}, 60_000)

afterAll(() => fs.rmSync(folder, { recursive: true }))

async function restore(url: string, options = { replace: false }, from = file) {
  await loadBackup(url, from, await checkBackupFile(from), options)
}

/** The whole content of a database as text. */
async function contentOf(url: string) {
  const tables = await rowsOf<{ name: string }>(
    url,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  )
  const content: Record<string, unknown> = {}
  for (const { name } of tables)
    content[name] = await rowsOf(url, `SELECT t::text AS row FROM "${name}" t ORDER BY t::text`)
  return content
}

/** The guards: constraints, triggers and indexes in full. */
function guardsOf(url: string) {
  return rowsOf(
    url,
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition, '' AS enabled FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT tgname, pg_get_triggerdef(t.oid), tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
       WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
     UNION ALL SELECT indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2`,
  )
}

describe('backup and restore', () => {
  test('every row of every table comes back exactly as it was', async () => {
    const target = await emptyDatabase()
    await restore(target)
    expect(await contentOf(target)).toEqual(await contentOf(source))
  })

  test('every constraint, trigger and index is back and on guard', async () => {
    const target = await emptyDatabase()
    await restore(target)
    expect(await guardsOf(target)).toEqual(await guardsOf(source))
    await expect(runOn(target, "UPDATE audit_entry SET actor_name = 'nobody'")).rejects.toThrow('append-only')
  })

  test('the audit log of a restored database holds together and goes on', async () => {
    process.env.DATABASE_URL = await emptyDatabase()
    await restore(process.env.DATABASE_URL)
    expect(await verifyAudit()).toMatchObject({ intact: true, entries: 1_200 })
    const input = {
      actor: { kind: 'system', name: 'after' },
      action: 'installation.welcome-link',
      outcome: 'done',
    } as const
    expect(await inTransaction((tx) => appendAudit(tx, input))).toMatchObject({ seq: 1_201n })
    expect(await verifyAudit()).toMatchObject({ intact: true })
    await closeDatabase()
  })

  test('a backup taken during writes is of one moment', async () => {
    const there = path.join(folder, 'busy.backup')
    process.env.DATABASE_URL = await testDatabase()
    let writing = true
    const input = {
      actor: { kind: 'system', name: 'busy' },
      action: 'installation.welcome-link',
      outcome: 'done',
    } as const
    const writer = (async () => {
      for (; writing; ) await inTransaction((tx) => appendAudit(tx, input))
    })()
    await writeBackup(process.env.DATABASE_URL, there, undefined)
    writing = false
    await writer
    await closeDatabase()
    process.env.DATABASE_URL = await emptyDatabase()
    await restore(process.env.DATABASE_URL, { replace: false }, there)
    expect((await verifyAudit()).intact).toBe(true)
    await closeDatabase()
  })

  test('the file is for its owner only and does not hold the master key', () => {
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    const text = gunzipSync(fs.readFileSync(file)).toString()
    expect(text).not.toContain(masterKey.toString('base64'))
    expect(text).not.toContain(masterKey.toString('hex'))
  })
})

describe('a restore refuses', () => {
  test('a database that is not empty, and says how to replace it', async () => {
    const target = await testDatabase()
    await expect(restore(target)).rejects.toThrow('--replace')
    await restore(target, { replace: true })
    expect(await contentOf(target)).toEqual(await contentOf(source))
  })

  test("somebody else's tables, even with --replace", async () => {
    const target = await emptyDatabase()
    await runOn(target, 'CREATE TABLE invoices (id int)')
    await expect(restore(target, { replace: true })).rejects.toThrow('not from Stocktake')
  })

  test('to pull the ground from under a running Stocktake', async () => {
    process.env.DATABASE_URL = await testDatabase()
    await database().person.count()
    await expect(restore(process.env.DATABASE_URL, { replace: true })).rejects.toThrow('stop every replica')
    await closeDatabase()
  })

  test('a file that was cut', async () => {
    const cut = path.join(folder, 'cut.backup')
    fs.writeFileSync(cut, fs.readFileSync(file).subarray(0, -200))
    await expect(checkBackupFile(cut)).rejects.toThrow('incomplete or damaged')
  })

  test('a file in which one letter was changed', async () => {
    const changed = path.join(folder, 'changed.backup')
    const text = gunzipSync(fs.readFileSync(file)).toString().replace('dana@example.test', 'dora@example.test')
    fs.writeFileSync(changed, gzipSync(text))
    await expect(checkBackupFile(changed)).rejects.toThrow('incomplete or damaged')
  })

  test.each([
    ['no file at all', undefined, 'there is no file'],
    ['a picture', Buffer.from([0x89, 0x50]), 'incomplete or damaged'],
    ['some other compressed file', gzipSync('hello'), 'not a backup of Stocktake'],
    [
      'a backup of the future',
      gzipSync('{"format":"stocktake-backup","version":99,"stocktake":"9.0.0"}\n'),
      'newer Stocktake',
    ],
  ])('%s', async (name, content, message) => {
    const other = path.join(folder, name)
    if (content) fs.writeFileSync(other, content)
    await expect(checkBackupFile(other)).rejects.toThrow(message)
  })

  test('a backup from migrations that this version does not know', async () => {
    const manifest = await checkBackupFile(file)
    const newer = { ...manifest, migrations: [...manifest.migrations, { name: '2999_future', checksum: 'x' }] }
    await expect(loadBackup(await emptyDatabase(), file, newer, { replace: false })).rejects.toThrow('2999_future')
  })

  test('a restore that fails in the middle leaves the database as it was', async () => {
    const target = await testDatabase()
    const before = await contentOf(target)
    const manifest = await checkBackupFile(file)
    const tables = manifest.tables.map((table) => (table.name === 'person' ? { ...table, rows: 99 } : table))
    await expect(loadBackup(target, file, { ...manifest, tables }, { replace: true })).rejects.toThrow(
      'got 1 of 99 rows',
    )
    expect(await contentOf(target)).toEqual(before)
  })
})

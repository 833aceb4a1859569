import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { masterKeyFile, previousMasterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import { closeDatabase, inTransaction } from '@/lib/db/client'
import { holdMasterKey } from '@/lib/db/sealed-keys'
import { typescriptCommand } from '@/lib/launch/typescript-command.mjs'
import { keyContext } from '@/lib/server/key-context'
import { listAudit } from '@/lib/server/list-audit'
import { secretContext } from '@/lib/server/runs/secret-context'
import { verifyAudit } from '@/lib/server/verify-audit'
import { keyRing } from '@/lib/vault/key-ring'
import { open } from '@/lib/vault/open'
import { seal } from '@/lib/vault/seal'
import { sealedPrefix } from '@/lib/vault/sealed-format'
import { WORKER_FLAGS } from '../support/bundle-worker'
import { givenConnection } from '../support/connections'
import { testDatabase } from '../support/test-database'

/** As it was built, which is how it is run. */
const command = typescriptCommand('lib/server/commands/vault-rotate.ts')

let databaseUrl: string
let sql: Client
let dataDir: string
let first: Buffer

beforeAll(async () => {
  databaseUrl = await testDatabase()
  sql = new Client({ connectionString: databaseUrl })
  await sql.connect()
})

afterAll(async () => {
  await sql.end()
  await closeDatabase()
})

beforeEach(async () => {
  await sql.query('TRUNCATE sealed_key, connection, request CASCADE')
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-vault-'))
  first = randomBytes(32)
  writeMasterKeyFile(masterKeyFile(dataDir), first)
})

const keyIn = (file: string) => Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64')
const currentKey = () => keyIn(masterKeyFile(dataDir))

async function sealedRows(): Promise<{ id: string; sealed: string }[]> {
  const { rows } = await sql.query('SELECT connection_id AS id, sealed FROM sealed_key ORDER BY connection_id')
  return rows
}

/** A request that has made a key whose secret nobody has come to see yet. */
async function givenSecret(masterKey: Buffer, title: string): Promise<{ id: string; sealed: string }> {
  const id = randomUUID()
  const plaintext = `the secret of ${title}`
  const sealed = seal({ ring: keyRing({ current: masterKey }), plaintext, context: secretContext(id) })
  await sql.query(
    `INSERT INTO request (id, code, account_id, action, params, title, reason, state, level, plan, fingerprint, policy,
      asked_by_id, asked_by_name, asked_at, expires_at, marks)
    VALUES ($1, $2, $1, 'api-key.create', '{}', $3, 'for the reports', 'running', 'high', '{}', '', '{}',
      $1, 'Mia', now(), now(), '{}')`,
    [id, id.slice(0, 9), title],
  )
  await sql.query('INSERT INTO request_secret (request_id, sealed, made_at) VALUES ($1, $2, now())', [id, sealed])
  return { id, sealed }
}

async function secretOf(id: string): Promise<string> {
  return (await sql.query('SELECT sealed FROM request_secret WHERE request_id = $1', [id])).rows[0].sealed
}

function openWith(masterKey: Buffer, row: { id: string; sealed: string }): string {
  return open({ ring: keyRing({ current: masterKey }), sealed: row.sealed, context: keyContext(row.id) }).toString()
}

type Ended = { code: number | null; out: string; errors: string }

function rotate(env: Record<string, string> = {}) {
  const [program = '', ...args] = command
  const child = spawn(program, [...WORKER_FLAGS, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: databaseUrl, STOCKTAKE_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (errors += chunk))
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, errors })))
  return { child, ended }
}

/** Until a statement of this database waits for a lock, or the process is gone. */
async function untilSomebodyWaits(child: ChildProcess): Promise<void> {
  const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  while (child.exitCode === null && (await sql.query(waiting)).rows[0].n === 0) await sleep(20)
}

describe('npm run vault:rotate', () => {
  test('wraps every key with a new master key, and the old one opens nothing any more', async () => {
    const stored = [await givenConnection({ masterKey: first }), await givenConnection({ masterKey: first })]
    const { code, out, errors } = await rotate().ended
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('2 stored keys are now wrapped')
    expect(currentKey().equals(first)).toBe(false)
    expect(fs.existsSync(previousMasterKeyFile(dataDir))).toBe(false)
    expect(fs.statSync(masterKeyFile(dataDir)).mode & 0o777).toBe(0o600)
    for (const row of await sealedRows()) {
      expect(openWith(currentKey(), row)).toBe(stored.find(({ id }) => id === row.id)?.key)
      expect(() => openWith(first, row)).toThrow('does not have')
    }
  })

  test('writes into the audit log that it began and what it did, and nothing of the keys', async () => {
    const { key } = await givenConnection({ masterKey: first })
    await rotate().ended
    const { data } = await listAudit({ action: 'vault.rotated', limit: 2 })
    expect(data).toMatchObject([
      { outcome: 'done', actor: 'Command line', after: { rewrapped: 1, unreadable: [] } },
      { outcome: 'intended', after: { resumed: false } },
    ])
    expect(JSON.stringify(data)).not.toContain(key.slice(13))
    expect(JSON.stringify(data)).not.toContain(first.toString('base64'))
    expect(await verifyAudit()).toMatchObject({ intact: true })
  })

  test('killed half-way, loses no key and finishes when it is run again', async () => {
    const stored = new Map<string, string>()
    for (let count = 0; count < 220; count++) {
      const { id, key } = await givenConnection({ masterKey: first })
      stored.set(id, key)
    }
    const prefix = sealedPrefix(keyRing({ current: first }).current.id)
    const left = 'SELECT count(*)::int AS n FROM sealed_key WHERE starts_with(sealed, $1)'
    const holder = new Client({ connectionString: databaseUrl })
    await holder.connect()
    // somebody holds the last key, so that the rotation stands still with two of its three batches done
    await holder.query('BEGIN; SELECT 1 FROM sealed_key ORDER BY connection_id DESC LIMIT 1 FOR UPDATE')
    const { child, ended } = rotate()
    await untilSomebodyWaits(child)
    child.kill('SIGKILL')
    expect((await ended).code).toBeNull()
    await holder.end()
    const half = (await sql.query(left, [prefix])).rows[0].n
    expect(half).toBe(20)
    const both = keyRing({ current: currentKey(), previous: keyIn(previousMasterKeyFile(dataDir)) })
    for (const { id, sealed } of await sealedRows())
      expect(open({ ring: both, sealed, context: keyContext(id) }).toString()).toBe(stored.get(id))

    const second = currentKey()
    const again = await rotate().ended
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Took up the rotation') })
    expect(again.out).toContain(`${half} stored keys are now`)
    expect(currentKey().equals(second)).toBe(true)
    for (const row of await sealedRows()) expect(openWith(second, row)).toBe(stored.get(row.id))
    expect(await verifyAudit()).toMatchObject({ intact: true })
  })

  test('waits for a key that is just being stored, so that none is left behind with the old master key', async () => {
    let stored = ''
    const { child, ended } = await inTransaction(
      async (tx) => {
        await holdMasterKey(tx)
        const rotation = rotate()
        await untilSomebodyWaits(rotation.child)
        expect(currentKey().equals(first)).toBe(true)
        return rotation
      },
      { timeoutMs: 30_000 },
    )
    stored = (await givenConnection({ masterKey: currentKey() })).key
    expect(await ended).toMatchObject({ code: 0 })
    expect(child.exitCode).toBe(0)
    const [row] = await sealedRows()
    expect(row && openWith(currentKey(), row)).toBe(stored)
  })

  test('leaves a key that neither master key opens exactly as it is, and names it', async () => {
    const lost = await givenConnection({ masterKey: randomBytes(32), name: 'From another life' })
    await givenConnection({ masterKey: first })
    const { code, out } = await rotate().ended
    expect(code).toBe(1)
    expect(out).toContain('From another life')
    expect((await sealedRows()).find(({ id }) => id === lost.id)?.sealed).toBe(lost.sealed)
  })

  test('takes along the secret of a new key that waits to be seen, and names one that does not open', async () => {
    const { id } = await givenSecret(first, 'Create the key reports')
    const lost = await givenSecret(randomBytes(32), 'Create the key from another life')
    const { code, out } = await rotate().ended
    expect(out).toContain('So is the secret of one new key that waits to be seen.')
    expect({ code, names: out.match(/ask again: (.*)\.\n/)?.[1] }).toEqual({
      code: 1,
      names: 'Create the key from another life',
    })
    const opened = open({
      ring: keyRing({ current: currentKey() }),
      sealed: await secretOf(id),
      context: secretContext(id),
    })
    expect(opened.toString()).toBe('the secret of Create the key reports')
    expect(await secretOf(lost.id)).toBe(lost.sealed)
    const { data } = await listAudit({ action: 'vault.rotated', limit: 1 })
    expect(data).toMatchObject([{ after: { secrets: 1, lostSecrets: ['Create the key from another life'] } }])
  })

  test('with keys from the environment wraps from the previous to the present one', async () => {
    const { key } = await givenConnection({ masterKey: first })
    const present = randomBytes(32)
    const env = { STOCKTAKE_MASTER_KEY: present.toString('base64') }
    const unprepared = await rotate(env).ended
    expect(unprepared).toMatchObject({ code: 1, errors: expect.stringContaining('STOCKTAKE_MASTER_KEY_PREVIOUS') })
    const { code } = await rotate({ ...env, STOCKTAKE_MASTER_KEY_PREVIOUS: first.toString('base64') }).ended
    expect(code).toBe(0)
    const [row] = await sealedRows()
    expect(row && openWith(present, row)).toBe(key)
    expect(currentKey().equals(first)).toBe(true)
  })
})

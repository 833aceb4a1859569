// One Postgres for a whole test run: the server of TEST_DATABASE_URL, or an embedded one in a temporary folder. The
// migrations run once, into a template from which each test file gets its own database.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { assertLocalDatabase } from './local-only'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { url: string; template: string; prefix: string }
  }
}

export async function setup(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startTemporaryServer()
  assertLocalDatabase(server.url)
  const prefix = `stocktake_test_${process.pid}`
  const template = `${prefix}_template`
  await runOn(server.url, `CREATE DATABASE ${template}`)
  await deployMigrations(withDatabase(server.url, template))
  project.provide('databaseServer', { url: server.url, template, prefix })
  return async () => {
    await dropAll(server.url, prefix)
    await server.stop()
  }
}

async function startTemporaryServer() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-test-'))
  // below it Postgres runs as an unprivileged user when the tests run as root
  fs.chmodSync(folder, 0o711)
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function dropAll(url: string, prefix: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  )
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`)
  await client.end()
}

export async function rowsOf<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

export async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export function withDatabase(url: string, name: string): string {
  const there = new URL(url)
  there.pathname = `/${name}`
  return there.href
}

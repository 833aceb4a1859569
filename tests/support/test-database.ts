import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { assertLocalDatabase } from './local-only'
import { runOn, withDatabase } from './database-server'

/**
 * A database of its own for this test file, with every migration applied and no rows. It becomes DATABASE_URL. Nothing to
 * clean up: the run drops it at its end.
 */
export async function testDatabase(): Promise<string> {
  const { url, template } = inject('databaseServer')
  const there = await newDatabase(`TEMPLATE ${template}`)
  assertLocalDatabase(url)
  process.env.DATABASE_URL = there
  return there
}

/** An empty database without tables, for tests of migrations and of restoring. */
export function emptyDatabase(): Promise<string> {
  return newDatabase('')
}

async function newDatabase(options: string): Promise<string> {
  const { url, prefix } = inject('databaseServer')
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await runOn(url, `CREATE DATABASE ${name} ${options}`)
  return withDatabase(url, name)
}

// npm run migrate -- deploy | status | diff | new <name> | resolve <name> applied|rolled-back
// On DATABASE_URL; without it, diff and new use a throw-away database and the others the embedded one.
import fs from 'node:fs'
import path from 'node:path'
import { withMaintenanceDatabase, withThrowAwayDatabase } from './maintenance-database.mjs'
import { LOCK_FILE, MIGRATIONS_FOLDER } from './migration-files.mjs'
import { PlainError, runCommand } from './plain-error.mjs'

const [command, name, how] = process.argv.slice(2)

/** @type {Record<string, () => Promise<void>>} */
const commands = {
  deploy: () =>
    withMaintenanceDatabase({ command: 'npm run migrate' }, async (url) => {
      const { deployMigrations } = await import('./deploy-migrations.mjs')
      const applied = await deployMigrations(url)
      console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'The database is up to date.')
    }),
  status: () =>
    withMaintenanceDatabase({ command: 'npm run migrate' }, async (url) => {
      const { migrationStatus } = await import('./deploy-migrations.mjs')
      const { applied, pending, obstacle } = await migrationStatus(url)
      for (const migration of applied) console.log(`applied  ${migration}`)
      for (const migration of pending) console.log(`pending  ${migration.name}`)
      if (obstacle) throw new PlainError(obstacle)
    }),
  diff: () =>
    withThrowAwayDatabase(async (url) => {
      const { schemaDifference } = await import('./schema-engine.mjs')
      console.log((await schemaDifference(url)) ?? 'The migrations and the schema say the same.')
    }),
  new: () => withThrowAwayDatabase((url) => writeMigration(url, name)),
  resolve: () =>
    withMaintenanceDatabase({ command: 'npm run migrate' }, async (url) => {
      if (!name || (how !== 'applied' && how !== 'rolled-back'))
        throw new PlainError('say which migration and how: npm run migrate -- resolve <name> applied|rolled-back')
      const { resolveMigration } = await import('./deploy-migrations.mjs')
      await resolveMigration(url, name, how)
      console.log(`${name} is now marked as ${how}.`)
    }),
}

async function writeMigration(/** @type {string} */ url, /** @type {string | undefined} */ title) {
  if (!title || !/^[a-z0-9_-]+$/.test(title))
    throw new PlainError('name the migration in small letters: npm run migrate -- new add-invitations')
  const { schemaDifference } = await import('./schema-engine.mjs')
  const sql = await schemaDifference(url)
  if (sql === null) {
    console.log('The migrations and the schema say the same: nothing to write.')
    return
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${title.replaceAll('-', '_')}`)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'migration.sql'), sql)
  fs.writeFileSync(path.join(MIGRATIONS_FOLDER, LOCK_FILE.path), LOCK_FILE.content)
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`)
}

await runCommand(async () => {
  const run = commands[command ?? '']
  if (!run) throw new PlainError('usage: npm run migrate -- deploy | status | diff | new <name> | resolve <name> <how>')
  await run()
})

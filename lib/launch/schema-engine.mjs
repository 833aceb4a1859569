// Prisma's own schema engine, as the WebAssembly that npm brings. It only computes SQL from the schema files; nothing is
// downloaded, and applying the SQL is deploy-migrations.mjs.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum as Type } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { LOCK_FILE, MIGRATIONS_FOLDER, migrationFiles } from './migration-files.mjs'
import { inProject } from './project.mjs'

const SCHEMA_FOLDER = inProject('prisma/schema')
const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * The SQL that leads from the migrations to the schema files; null when there is nothing to do. It replays the
 * migrations in a scratch database on this server and drops it afterwards.
 * @param {string} url
 * @returns {Promise<string | null>}
 */
export async function schemaDifference(url) {
  const schema = await loadEngine(url)
  const { stdout } = await schema.diff({
    from: { tag: 'migrations', ...migrationList() },
    to: { tag: 'schemaDatamodel', files: schemaFiles() },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  })
  return stdout === null || stdout.startsWith('-- This is an empty migration') ? null : stdout
}

/** What Prisma itself thinks of a database's history: our bookkeeping is right when it finds nothing to say. */
export async function prismaDiagnosis(/** @type {string} */ url) {
  const schema = await loadEngine(url)
  return schema.diagnoseMigrationHistory({
    migrationsList: migrationList(),
    optInToShadowDatabase: true,
    filters: NO_FILTERS,
  })
}

const schemaFiles = () =>
  fs
    .readdirSync(SCHEMA_FOLDER)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: name, content: fs.readFileSync(path.join(SCHEMA_FOLDER, name), 'utf8') }))

const migrationList = () => ({
  baseDir: MIGRATIONS_FOLDER,
  shadowDbInitScript: '',
  lockfile: LOCK_FILE,
  migrationDirectories: migrationFiles().map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: /** @type {const} */ ('ok'), value: sql } },
  })),
})

let loaded = false

/** The module keeps one memory for the whole process, so it is loaded once; a second load would pull it from under the first. */
function loadWasm() {
  if (loaded) return
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = new WebAssembly.Module(fs.readFileSync(script.replace(/js$/, 'wasm')))
  const { exports } = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': /** @type {WebAssembly.ModuleImports} */ (/** @type {unknown} */ (engine)),
  })
  // the engine's generated bindings, which its type declarations leave out
  const bindings = /** @type {{ __wbg_set_wasm(exports: unknown): void }} */ (/** @type {unknown} */ (engine))
  bindings.__wbg_set_wasm(exports)
  const { __wbindgen_start: begin } = exports
  if (typeof begin === 'function') begin()
  loaded = true
}

async function loadEngine(/** @type {string} */ url) {
  loadWasm()
  const datamodels = /** @type {[string, string][]} */ (schemaFiles().map((file) => [file.path, file.content]))
  return engine.SchemaEngine.new({ datamodels }, () => {}, adapterFor(url))
}

const adapterFor = (/** @type {string} */ url) =>
  bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    connectToShadowDb: () => connectToScratchDatabase(url),
  })

/** Catalogue types that the adapter cannot name; everything else it does not know is text. */
const CATALOGUE_TYPES = /** @type {Record<number, number>} */ ({
  16: Type.Boolean,
  18: Type.Character,
  20: Type.Int64,
  21: Type.Int32,
  23: Type.Int32,
  26: Type.Int64,
  1000: Type.BooleanArray,
  1002: Type.CharacterArray,
  1003: Type.TextArray,
  1005: Type.Int32Array,
  1007: Type.Int32Array,
  1009: Type.TextArray,
  1016: Type.Int64Array,
  1028: Type.Int64Array,
})

/**
 * The official adapter, with two of its ways changed for the engine's sake: it splits scripts at every `;`, which breaks
 * functions, and it refuses catalogue types such as "char".
 */
async function connect(/** @type {string} */ url) {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect()
  const inner = /** @type {{ client: import('pg').Pool, onError(error: unknown): never }} */ (
    /** @type {unknown} */ (adapter)
  )
  const plainQuery = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    executeScript: async (/** @type {string} */ sql) => {
      await inner.client.query(sql).catch((error) => inner.onError(error))
    },
    queryRaw: async (/** @type {import('@prisma/driver-adapter-utils').SqlQuery} */ query) => {
      try {
        return await plainQuery(query)
      } catch (error) {
        const { cause } = /** @type {{ cause?: { kind?: string } }} */ (error)
        if (cause?.kind !== 'UnsupportedNativeDataType') throw error
        const result = await inner.client.query({ text: query.sql, values: query.args, rowMode: 'array' })
        return {
          columnNames: result.fields.map((field) => field.name),
          columnTypes: /** @type {import('@prisma/driver-adapter-utils').ColumnType[]} */ (
            result.fields.map((field) => CATALOGUE_TYPES[field.dataTypeID] ?? Type.Text)
          ),
          rows: result.rows,
        }
      }
    },
  })
}

/** The adapter would replay the migrations in the main database. */
async function connectToScratchDatabase(/** @type {string} */ url) {
  const main = await connect(url)
  const name = `scratch_${randomUUID().replaceAll('-', '')}`
  await main.executeScript(`CREATE DATABASE ${name}`)
  const there = new URL(url)
  there.pathname = name
  const adapter = await connect(there.href)
  const close = adapter.dispose.bind(adapter)
  return Object.assign(adapter, {
    dispose: async () => {
      await close()
      await main.executeScript(`DROP DATABASE ${name} WITH (FORCE)`)
      await main.dispose()
    },
  })
}

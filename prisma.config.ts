import { defineConfig } from 'prisma/config'

// `generate` and `validate` never run the schema engine, but the CLI insists on finding its binary and would download
// it. Point it at a file that surely exists. Migrations go through lib/launch/migrate.mjs, never through this CLI.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})

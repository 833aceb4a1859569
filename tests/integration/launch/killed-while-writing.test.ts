import fs from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAudit } from '@/lib/db/append-audit'
import { closeDatabase, inTransaction } from '@/lib/db/client'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { temporaryFolder } from '@/lib/launch/temporary-folder.mjs'
import { verifyAudit } from '@/lib/server/verify-audit'
import { rowsOf } from '@/tests/support/database-server'
import { descendantsOf } from '@/tests/support/process-tree'

const KILLS = 20
/** Enough that a kill always falls into somebody's write. */
const WRITERS = 4

const dataFolder = temporaryFolder('killed')
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataFolder })
  await deployMigrations(server.url)
  process.env.DATABASE_URL = server.url
})

afterAll(async () => {
  await closeDatabase()
  await server.stop()
  fs.rmSync(dataFolder, { recursive: true, force: true })
})

/** Writes until the database is gone; notes what it was promised. */
async function write(name: string, acknowledged: string[], onWritten: () => void): Promise<void> {
  for (let i = 1; ; i++) {
    const written = `${name}-${i}`
    const input = {
      actor: { kind: 'system', name: written },
      action: 'installation.welcome-link',
      outcome: 'done',
    } as const
    try {
      await inTransaction((tx) => appendAudit(tx, input))
    } catch {
      return
    }
    acknowledged.push(written)
    onWritten()
  }
}

async function killWhileWriting(round: number, acknowledged: string[]): Promise<void> {
  let written = 0
  const enough = 5 + ((round * 7) % 23)
  await new Promise<void>((resolve) => {
    const writers = Array.from({ length: WRITERS }, (_, i) =>
      write(`${round}-${i}`, acknowledged, () => {
        written += 1
        if (written === enough) for (const pid of wholeServer()) process.kill(pid, 'SIGKILL')
      }),
    )
    void Promise.all(writers).then(() => resolve())
  })
  await server.exited
  await closeDatabase()
}

/** The first to die is the one that would otherwise tidy up after the others. */
const wholeServer = () => [server.pid, ...descendantsOf(server.pid).map(({ pid }) => pid)]

test.runIf(process.platform === 'linux')(
  'after twenty kill -9 in the middle of writes every acknowledged write is there, and the audit log holds together',
  async () => {
    const acknowledged: string[] = []
    for (let round = 1; round <= KILLS; round++) {
      await killWhileWriting(round, acknowledged)
      server = await startEmbeddedPostgres({ dataFolder })
    }
    const rows = await rowsOf<{ name: string }>(server.url, 'SELECT actor_name AS name FROM audit_entry')
    const there = new Set(rows.map((row) => row.name))
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 5)
    expect(acknowledged.filter((name) => !there.has(name))).toEqual([])
    expect(await verifyAudit()).toMatchObject({ intact: true, entries: rows.length })
  },
  300_000,
)

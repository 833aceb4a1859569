import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Begun last, one of these would run on alone at the end; and a fresh clone has not seen yet how long each takes. */
const LONGEST = [
  ...['integration/requests/each-failure', 'integration/sync-killed', 'integration/requests/killed'],
  ...['integration/sync-faults', 'integration/connections', 'integration/practice-past'],
  ...['integration/launch/start-and-stop', 'integration/raff-proxy', 'integration/raff/practice-faults'],
  ...['integration/practice', 'integration/vault-rotation', 'integration/requests/runs'],
  ...['integration/requests/each-action', 'integration/sync-jobs', 'integration/findings'],
  ...['integration/requests/worker', 'integration/inventory', 'integration/requests/key-failures'],
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`))
  return place === -1 ? LONGEST.length : place
}

// unit: beside their files, no IO. integration and contract: a real database and real HTTP.
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // server-only throws outside a React server; tests are the server here
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    // the log of a passing test is noise; of a failing one, evidence
    silent: 'passed-only',
    // against a test that hangs: how fast anything is, no test says, and a busy machine may take its time
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // pure functions keep nothing from one file to the next
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/database-server.ts',
          setupFiles: 'tests/support/begin-anew.ts',
          isolate: false,
          env: { NEXTAUTH_SECRET: 'only for tests, but long enough to be taken' },
          // one more than most machines of CI have processors: some files wait, for a time limit or a killed process
          maxWorkers: 3,
        },
      },
    ],
  },
})

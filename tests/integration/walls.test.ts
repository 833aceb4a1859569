import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProject } from '@/lib/launch/project.mjs'

// The lint of the import table, on a small tree of our shape in which each file breaks one rule.

const FILES: Record<string, string> = {
  'lib/domain/allowed.ts': 'export const fact = 1\n',
  'lib/db/allowed.ts': "import { fact } from '../domain/allowed'\nexport const row = fact\n",
  'components/allowed.ts': "import { fact } from '@/lib/domain/allowed'\nexport const seen = fact\n",
  'lib/auth/roles.ts': 'export const roles = []\n',
  'components/reads-roles.ts': "import { roles } from '@/lib/auth/roles'\nexport const seen = roles\n",
  'lib/server/open-actor.ts': 'export const openActor = 1\n',
  'lib/server/run-request.ts': "import { openActor } from './open-actor'\nexport const run = openActor\n",

  'lib/domain/reads-database.ts': "import { row } from '../db/allowed'\nexport const rule = row\n",
  'lib/raff/reads-database.ts': "import { row } from '../db/allowed'\nexport const call = row\n",
  'components/shows-database.ts': "import { row } from '@/lib/db/allowed'\nexport const seen = row\n",
  'components/only-a-type.ts': "import type { row } from '@/lib/db/allowed'\nexport type Seen = typeof row\n",
  'lib/server/imports-page.ts': "import { page } from '../../app/page'\nexport const use = page\n",
  'lib/server/decides.ts': "import { openActor } from './open-actor'\nexport const decide = openActor\n",
  'lib/practice/knows-us.ts': "import { row } from '../db/allowed'\nexport const answer = row\n",
  'lib/helpers/drawer.ts': "import { fact } from '../domain/allowed'\nexport const help = fact\n",
  'lib/domain/missing.ts': "import { nothing } from './not-there'\nexport const rule = nothing\n",
  'lib/domain/circle-a.ts': "import { b } from './circle-b'\nexport const a = () => b\n",
  'lib/domain/circle-b.ts': "import { a } from './circle-a'\nexport const b = () => a\n",
  'app/page.ts': 'export const page = 1\n',
}

type Violation = { from: string; to: string; rule: { name: string; severity: string } }

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-walls-'))
let code: number | null
let broken: Record<string, string[]>

beforeAll(async () => {
  for (const [file, content] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
    fs.writeFileSync(path.join(tree, file), content)
  }
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json'])
    fs.copyFileSync(inProject(file), path.join(tree, file))
  const plain = await cruise('err')
  code = plain.code
  const { output } = await cruise('json')
  broken = {}
  for (const { from, rule } of JSON.parse(output).summary.violations as Violation[])
    if (rule.severity === 'error') broken[from] = [...(broken[from] ?? []), rule.name]
})

afterAll(() => fs.rmSync(tree, { recursive: true }))

function cruise(outputType: string): Promise<{ code: number | null; output: string }> {
  const cruiser = inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', outputType, 'app', 'components', 'lib']
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cruiser, ...args], { cwd: tree, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.once('close', (ended) => resolve({ code: ended, output }))
  })
}

test('a forbidden import fails the lint', () => {
  expect(code).toBeGreaterThan(0)
})

test.each([
  ['lib/domain/reads-database.ts', 'walls-of-domain'],
  ['lib/domain/reads-database.ts', 'no-server-rooms-in-the-browser'],
  ['lib/raff/reads-database.ts', 'walls-of-raff'],
  ['lib/practice/knows-us.ts', 'walls-of-practice'],
  ['components/shows-database.ts', 'walls-of-components'],
  ['components/shows-database.ts', 'no-server-rooms-in-the-browser'],
  ['components/only-a-type.ts', 'walls-of-components'],
  ['lib/server/imports-page.ts', 'nothing-imports-app'],
  ['lib/server/decides.ts', 'act-keys-only-for-runs'],
  ['lib/helpers/drawer.ts', 'no-unknown-rooms'],
  ['lib/domain/missing.ts', 'no-missing-modules'],
  ['lib/domain/circle-a.ts', 'no-circles'],
])('%s breaks %s', (file, rule) => {
  expect(broken[file]).toContain(rule)
})

test.each(['lib/db/allowed.ts', 'components/allowed.ts', 'components/reads-roles.ts', 'lib/server/run-request.ts'])(
  '%s is allowed',
  (file) => {
    expect(broken[file]).toBeUndefined()
  },
)

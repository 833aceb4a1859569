// npm run check: the quick loop before each commit. Types, lint, walls, unit tests.
import { generateClient } from './build.mjs'
import { node, runChecks, staticChecks } from './checks.mjs'
import { install, isInstalled } from './install.mjs'
import { PlainError, runCommand } from './plain-error.mjs'

await runCommand(async () => {
  if (!isInstalled()) {
    console.log('Installing the packages …')
    await install()
  }
  await generateClient()
  const unit = { name: 'unit tests', command: node('vitest/vitest.mjs', 'run', '--project', 'unit') }
  const failed = await runChecks([...staticChecks(), unit])
  if (failed.length > 0) throw new PlainError(`not yet: ${failed.join(', ')}`)
})

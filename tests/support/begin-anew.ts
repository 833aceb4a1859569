// One process runs many test files, one after the other: starting it, reading every package and preparing the database
// client took longer than most files. Each still begins as in a new process: with the settings of the run, every module of
// ours loaded again, and nothing that the file before it kept.

import { vi } from 'vitest'

type Disconnects = { $disconnect(): Promise<void> }

const kept = globalThis as typeof globalThis & {
  settingsOfTheRun?: NodeJS.ProcessEnv
  stocktakeDatabase?: Disconnects
}

kept.settingsOfTheRun ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in kept.settingsOfTheRun)) delete process.env[name]
Object.assign(process.env, kept.settingsOfTheRun)

await kept.stocktakeDatabase?.$disconnect()
for (const name of Object.keys(kept).filter((each) => each.startsWith('stocktake'))) Reflect.deleteProperty(kept, name)
vi.resetModules()

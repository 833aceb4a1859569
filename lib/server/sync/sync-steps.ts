import 'server-only'
import type { ApiKeyFacts, BackupFacts, RoleFacts } from '../../domain/inventory/facts'
import { probablyUnseen } from '../../domain/inventory/key-sight'
import { KIND_WORDS, type Kind } from '../../domain/inventory/kinds'
import { monthlyCost, type PriceList } from '../../domain/inventory/monthly-cost'
import { newerCopies } from '../../domain/inventory/newer-copies'
import { SYNC_LISTS_AT_ONCE } from '../../config/timings'
import { applyReading } from './apply-reading'
import { eachOf } from './each-of'
import { findSnapshotSources } from './find-snapshot-sources'
import type { ListedKind } from './kind-lists'
import { readAddresses } from './read-addresses'
import { readInterfaces } from './read-interfaces'
import { type JudgedReading, readKind } from './read-kind'
import { readPeople } from './read-people'
import type { CostOf } from './reading-writer'
import type { ProjectsInSight, SyncTask } from './sync-task'

/** The longest lists first, so that the short ones fill the gaps. */
const LISTS: Exclude<ListedKind, 'project'>[] = [
  'backup',
  'vm',
  'snapshot',
  'volume',
  'backup-schedule',
  'security-group',
  'vpc',
  'ssh-key',
]

/** Reads and applies everything behind the projects. Each kind stands on its own: one that fails stops no other. */
export async function syncEverything(
  task: SyncTask,
  reached: ProjectsInSight,
  prices: PriceList,
  keyPrefix: string | null,
): Promise<void> {
  const projects = await lookAtOwnKey(task, reached, prices, keyPrefix)
  let disksAsOf: Date | null = null
  const apply = async (reading: JudgedReading) => {
    const kept = await applyReading(task, reading, costsOf(reading, prices))
    if (kept && reading.kind === 'volume' && reading.blind.length === 0) disksAsOf = reading.startedAt
  }
  const steps: { kinds: Kind[]; run: () => Promise<void> }[] = [
    ...LISTS.map((kind) => ({ kinds: [kind], run: async () => apply(await readKind(task, kind, projects)) })),
    { kinds: ['ip'], run: async () => apply(await readAddresses(task, projects)) },
    {
      kinds: ['member', 'invitation'],
      run: async () => {
        const { members, invitations } = await readPeople(task, projects)
        await apply(members)
        await apply(invitations)
      },
    },
  ]
  const due = steps.filter(({ kinds }) => !kinds.every((kind) => task.skip.has(kind)))
  await eachOf(
    due,
    async ({ kinds, run }) => {
      task.progress.step(`Reading ${kinds.map((kind) => KIND_WORDS[kind].many).join(' and ')}`)
      await run()
    },
    SYNC_LISTS_AT_ONCE,
  )
  task.progress.step('Asking which disk each snapshot is of')
  await findSnapshotSources(task, disksAsOf)
  task.progress.step('Reading the network interfaces of servers')
  await readInterfaces(task)
}

/** Keys and roles come first: they say where our own key may not look. */
async function lookAtOwnKey(
  task: SyncTask,
  projects: ProjectsInSight,
  prices: PriceList,
  keyPrefix: string | null,
): Promise<ProjectsInSight> {
  task.progress.step('Reading API keys and roles')
  const [keys, roles] = await Promise.all([readKind(task, 'api-key', projects), readKind(task, 'role', projects)])
  await applyReading(task, keys, costsOf(keys, prices))
  await applyReading(task, roles, costsOf(roles, prices))
  const unseen = probablyUnseen(
    keyPrefix,
    keys.observed.map(({ facts }) => facts as ApiKeyFacts),
    new Map(roles.observed.map(({ raffId, facts }) => [raffId, facts as RoleFacts])),
  )
  return { ...projects, unseen }
}

export function costsOf(reading: JudgedReading, prices: PriceList): CostOf {
  const newer =
    reading.kind === 'backup'
      ? newerCopies(reading.observed.map(({ raffId, facts }) => ({ raffId, facts: facts as BackupFacts })))
      : null
  return ({ kind, raffId, facts }) => monthlyCost(kind, facts, prices, newer?.get(raffId) ?? null)
}

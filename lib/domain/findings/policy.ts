import { ENVIRONMENTS, type Environment } from '../inventory/environment'
import type { Area } from './finding'

// Every threshold behind a finding: what it means, where it starts, and how far it can be moved. The settings page, the
// check of what is sent and the rules all read this one table.

type Meaning = {
  area: Area
  title: string
  /** What it does, as a sentence for somebody who never saw a cloud console. */
  meaning: string
  unit: 'minutes' | 'hours' | 'days' | 'copies'
  min: number
  max: number
}

export type PlainThreshold = Meaning & { default: number }
export type EnvironmentThreshold = Meaning & { default: Record<Environment, number> }

function everywhere(value: number): Record<Environment, number> {
  return { production: value, staging: value, development: value, other: value }
}

/** Thresholds that may differ between production and the rest. */
export const ENVIRONMENT_THRESHOLDS = {
  dailyCopyHours: {
    area: 'backups',
    title: 'Age of a daily copy',
    meaning:
      'A server that is copied every day is at risk once its last good copy is older than this. A day and two hours leave room for a copy that takes long.',
    unit: 'hours',
    min: 24,
    max: 24 * 7,
    default: everywhere(26),
  },
  weeklyCopyHours: {
    area: 'backups',
    title: 'Age of a weekly copy',
    meaning:
      'A server that is copied every week is at risk once its last good copy is older than this. 172 hours are a week, and four hours for a copy that takes long.',
    unit: 'hours',
    min: 24 * 7,
    max: 24 * 31,
    default: everywhere(7 * 24 + 4),
  },
  diskCopyHours: {
    area: 'backups',
    title: 'Age of a disk’s snapshot',
    meaning:
      'Backups of a server leave out the disks attached to it. A disk in use is at risk once its last snapshot is older than this. 168 hours are a week.',
    unit: 'hours',
    min: 1,
    max: 24 * 366,
    default: everywhere(7 * 24 + 4),
  },
  restoreTestDays: {
    area: 'backups',
    title: 'Restore tests of each server and disk',
    meaning:
      'A server or a disk is at risk when nobody has tried within this time whether its copies can be restored. Where nobody ever has, it counts from when Stocktake first saw it. 0: not asked of each.',
    unit: 'days',
    min: 0,
    max: 3 * 366,
    default: { ...everywhere(0), production: 180 },
  },
  secretDays: {
    area: 'keys',
    title: 'Age of a key’s secret',
    meaning: 'A key that reaches this environment should be given a new secret once the old one is older than this.',
    unit: 'days',
    min: 1,
    max: 3 * 366,
    default: everywhere(90),
  },
} as const satisfies Record<string, EnvironmentThreshold>

export const PLAIN_THRESHOLDS = {
  keepCopies: {
    area: 'backups',
    title: 'Copies kept',
    meaning:
      'A schedule that keeps fewer copies than this leaves too little to go back to: damage is often noticed days later.',
    unit: 'copies',
    min: 1,
    max: 100,
    default: 3,
  },
  stuckCopyHours: {
    area: 'backups',
    title: 'Copies that hang',
    meaning: 'A copy takes minutes. One that is not finished after this time hangs.',
    unit: 'hours',
    min: 1,
    max: 24 * 7,
    default: 2,
  },
  restoreTestProjectDays: {
    area: 'backups',
    title: 'Restore tests of production',
    meaning:
      'In each production project somebody should try at least once within this time whether a copy can be restored. 0: not asked.',
    unit: 'days',
    min: 0,
    max: 3 * 366,
    default: 180,
  },
  stoppedDays: {
    area: 'stale',
    title: 'Stopped servers',
    meaning:
      'A stopped server costs as much as a running one. After this long it is worth asking whether anybody needs it.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 14,
  },
  temporaryHours: {
    area: 'stale',
    title: 'Temporary servers',
    meaning: 'A server tagged as temporary, outside production, is worth a question once it is older than this.',
    unit: 'hours',
    min: 1,
    max: 24 * 366,
    default: 48,
  },
  unattachedDays: {
    area: 'stale',
    title: 'Disks attached to nothing',
    meaning: 'A disk that is attached to no server for this long is probably not needed any more.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 7,
  },
  snapshotDays: {
    area: 'stale',
    title: 'Old snapshots',
    meaning: 'Nobody goes back to a snapshot that is older than this, and it is paid for by the hour.',
    unit: 'days',
    min: 1,
    max: 3 * 366,
    default: 90,
  },
  freeAddressDays: {
    area: 'stale',
    title: 'Reserved addresses that are free',
    meaning: 'A reserved address costs money, also while no server has it. After this long it is worth a question.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 7,
  },
  unusedNetworkDays: {
    area: 'stale',
    title: 'Networks and firewalls with nothing behind them',
    meaning: 'A private network that no server is in, or a firewall that guards none, is clutter after this long.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 30,
  },
  emptyProjectDays: {
    area: 'stale',
    title: 'Empty projects',
    meaning: 'A project with nothing in it for this long can go.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 7,
  },
  invitationDays: {
    area: 'stale',
    title: 'Invitations nobody took up',
    meaning:
      'An open invitation is a door for whoever has the mail. After this long it should be renewed or taken back.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 14,
  },
  neverUsedDays: {
    area: 'keys',
    title: 'Keys that were never used',
    meaning: 'A key that nothing has used since it was made this long ago is probably not needed.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 30,
  },
  idleDays: {
    area: 'keys',
    title: 'Keys that are not used any more',
    meaning: 'A key that nothing has used for this long is worth a question.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 45,
  },
  longIdleDays: {
    area: 'keys',
    title: 'Keys that are surely not used any more',
    meaning: 'A key that nothing has used for this long should be switched off, which can be taken back.',
    unit: 'days',
    min: 1,
    max: 3 * 366,
    default: 90,
  },
  expiresSoonDays: {
    area: 'keys',
    title: 'Keys that end soon',
    meaning: 'Whatever uses a key stops when it ends. This long before, somebody should know.',
    unit: 'days',
    min: 1,
    max: 90,
    default: 14,
  },
  offDays: {
    area: 'keys',
    title: 'Keys that are switched off',
    meaning: 'A key that was switched off this long ago, and that nobody missed, can be removed for good.',
    unit: 'days',
    min: 1,
    max: 366,
    default: 30,
  },
  confirmDays: {
    area: 'ownership',
    title: 'Owners who confirm',
    meaning: 'An owner says from time to time that a thing is still theirs. After this long they are asked again.',
    unit: 'days',
    min: 1,
    max: 3 * 366,
    default: 90,
  },
  syncLateMinutes: {
    area: 'operations',
    title: 'Readings that are late',
    meaning: 'Raff is read every ten minutes. When nothing could be read for this long, what is shown here grows old.',
    unit: 'minutes',
    min: 15,
    max: 24 * 60,
    default: 60,
  },
} as const satisfies Record<string, PlainThreshold>

export type PlainThresholdName = keyof typeof PLAIN_THRESHOLDS
export type EnvironmentThresholdName = keyof typeof ENVIRONMENT_THRESHOLDS

/** How the team marks its servers. Each is the name of a tag; what stands behind `=` is its value. */
export type Conventions = {
  /** A server with this tag is temporary: `temporary=true`. */
  temporary: string
  /** The day a server ends: `expires=2026-12-01`. */
  expires: string
  /** Who answers for it: `owner=dana`. */
  owner: string
  /** Its environment: `env=staging`. */
  environment: string
}

export type FindingsPolicy = Record<PlainThresholdName, number> &
  Record<EnvironmentThresholdName, Record<Environment, number>> & {
    conventions: Conventions
    /** Names of keys that say nothing; `*` stands for anything. */
    vagueKeyNames: string[]
    /** Ports by which a server is administered. */
    adminPorts: number[]
    /** Ports of databases and other stores. */
    databasePorts: number[]
  }

export const DEFAULT_POLICY: FindingsPolicy = {
  ...defaultsOf(PLAIN_THRESHOLDS),
  ...defaultsOf(ENVIRONMENT_THRESHOLDS),
  conventions: { temporary: 'temporary=true', expires: 'expires', owner: 'owner', environment: 'env' },
  vagueKeyNames: ['test*', 'new key*', 'key', 'key *', 'api key*', 'untitled*', 'my key*', 'temp*', 'tmp*', 'asdf*'],
  adminPorts: [22, 23, 3389, 5900, 5985, 5986],
  databasePorts: [1433, 1521, 3306, 5432, 5984, 6379, 9042, 9200, 11211, 27017],
}

function defaultsOf<Name extends string, Value>(table: Record<Name, { default: Value }>): Record<Name, Value> {
  return Object.fromEntries(
    Object.entries<{ default: Value }>(table).map(([name, threshold]) => [name, threshold.default]),
  ) as Record<Name, Value>
}

/** What holds for a thing: the value of its environment; what has none is held to the strictest. */
export function valueFor(values: Record<Environment, number>, environment: Environment | null): number {
  if (environment !== null) return values[environment]
  const asked = ENVIRONMENTS.map((each) => values[each]).filter((value) => value > 0)
  return asked.length === 0 ? 0 : Math.min(...asked)
}

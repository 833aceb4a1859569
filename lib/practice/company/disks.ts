// Disks beside the servers' own, and every snapshot. Server backups do not cover these disks: only snapshots do.

import type { PersonName } from './people'
import type { ProjectName } from './projects'

export interface DiskRow {
  id: number
  name: string
  project: ProjectName
  gb: number
  age: number
  by: PersonName
  /** The server it hangs on, or hung on until `detached`. */
  server?: string
  detached?: number
  failed?: true
  gone?: number
  snapshots?: SnapshotHabit
}

/** Somebody takes one every so many days and keeps the newest few; or took single ones. */
export type SnapshotHabit = { every: number; latest: number; keep: number } | { once: readonly number[] }

export const DISKS: readonly DiskRow[] = [
  disk(4101, 'shop-db-01-data', 'production', 200, 409, 'tomas', { server: 'shop-db-01', snapshots: weekly(2, 4) }),
  // never copied
  disk(4102, 'shop-db-02-data', 'production', 200, 300, 'tomas', { server: 'shop-db-02' }),
  // last copied two months ago
  disk(4103, 'shop-images-store', 'production', 500, 349, 'kwame', {
    server: 'shop-images-01',
    snapshots: { once: [58] },
  }),
  disk(4104, 'shop-mail-spool', 'production', 40, 376, 'tomas', { server: 'shop-mail-01', snapshots: weekly(4, 3) }),
  disk(4105, 'shop-search-index', 'production', 120, 282, 'priya', {
    server: 'shop-search-01',
    snapshots: weekly(1, 3),
  }),
  disk(4106, 'stg-db-01-data', 'staging', 80, 397, 'tomas', { server: 'stg-db-01', snapshots: weekly(3, 2) }),
  disk(4107, 'northlight-db-data', 'northlight', 60, 359, 'amara', {
    server: 'northlight-db-01',
    snapshots: weekly(2, 3),
  }),
  disk(4108, 'northlight-media', 'northlight', 250, 351, 'hana', {
    server: 'northlight-cms-01',
    snapshots: weekly(5, 2),
  }),
  disk(4109, 'office-git-repos', 'internal', 100, 569, 'tomas', { server: 'office-git-01', snapshots: weekly(1, 4) }),
  disk(4110, 'office-shares', 'internal', 400, 429, 'kwame', { server: 'office-files-01', snapshots: weekly(3, 2) }),
  // attached to nothing since a restore was tried on it
  disk(4111, 'restore-trial', 'staging', 200, 32, 'hana', { server: 'stg-db-01', detached: 18 }),
  // attached to nothing for longer than anybody remembers
  disk(4112, 'product-photos-old', 'production', 300, 588, 'mateusz', { server: 'shop-blog-01', detached: 262 }),
  // on a stopped server nobody answers for
  disk(4113, 'sandbox-data', 'development', 50, 421, 'mateusz', { server: 'dev-sandbox-2' }),
  // attached to nothing, but only for two days
  disk(4114, 'northlight-import-drop', 'northlight', 40, 139, 'hana', { server: 'northlight-import-01', detached: 2 }),
  disk(4115, 'ci-cache', 'development', 100, 35, 'kwame', { failed: true }),
  // deleted; a snapshot of it is still there
  disk(4116, 'shop-reports-data', 'production', 150, 538, 'mateusz', {
    server: 'shop-reports-01',
    gone: 28,
    snapshots: { once: [64] },
  }),
]

/** Snapshots of servers' own disks. */
export const SERVER_SNAPSHOTS: readonly {
  id: number
  server: string
  name: string
  age: number
  by: PersonName
  active?: true
}[] = [
  { id: 5001, server: 'shop-web-01', name: 'before-release-4.3', age: 4, by: 'tomas' },
  { id: 5002, server: 'shop-api-01', name: 'before-resize', age: 17, by: 'priya' },
  { id: 5003, server: 'stg-api-01', name: 'known-good', age: 25, by: 'priya' },
  // the server was set back to it and runs on it
  { id: 5004, server: 'dev-shared-01', name: 'clean-install', age: 37, by: 'kwame', active: true },
  // older than anybody will go back to
  { id: 5005, server: 'northlight-cms-01', name: 'before-migration', age: 131, by: 'hana' },
  { id: 5006, server: 'shop-backoffice-01', name: 'before-php-upgrade', age: 203, by: 'mateusz' },
]

type Extras = Pick<DiskRow, 'server' | 'detached' | 'failed' | 'gone' | 'snapshots'>

function disk(
  id: number,
  name: string,
  project: ProjectName,
  gb: number,
  age: number,
  by: PersonName,
  extras: Extras,
): DiskRow {
  return { id, name, project, gb, age, by, ...extras }
}

function weekly(latest: number, keep: number): SnapshotHabit {
  return { every: 7, latest, keep }
}

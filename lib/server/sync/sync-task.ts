import 'server-only'
import type { Lease } from '../../db/sync-lease'
import type { Kind } from '../../domain/inventory/kinds'
import type { AccountList, ProjectList } from '../../domain/inventory/plan-sync'
import type { RaffReader } from '../../raff/client'
import type { Progress } from './progress'

/** What a sync found out about the projects before it reads anything in them. */
export type ProjectsInSight = {
  /** Those that our key reaches. */
  listed: string[]
  /** Known ones that exist and that our key does not reach any more, or of which nobody can tell. */
  outOfReach: string[]
  gone: string[]
  /** By kind: listed ones in which our key probably sees nothing of it. */
  unseen: ReadonlyMap<Kind, string[]>
}

/** One running sync, as its parts share it. */
export type SyncTask = {
  accountId: string
  lease: Lease
  raff: RaffReader
  signal: AbortSignal
  progress: Progress
  /** What was read, to be held against the fewest calls that could have read it. */
  tally: Tally
  /** Kinds that the run this one continues has applied just now. */
  skip: ReadonlySet<Kind>
  /** Whether the interfaces of a server that shows no change are left alone, however long ago they were read. */
  changedInterfacesOnly: boolean
  now: () => Date
}

export class Tally {
  readonly lists = new Map<AccountList, number>()
  readonly projectLists: Record<ProjectList, number[]> = { ips: [], 'project-members': [] }
  serversDue = 0
  disksToAsk = 0
  priceLists = 0
  proofs = 0
}

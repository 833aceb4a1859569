import type { ConnectionPurpose } from '../connection-status'
import type { Environment } from '../inventory/environment'
import type { FactsOf, NetworkInterface } from '../inventory/facts'
import type { BlindReason, Readable } from '../inventory/judge-read'
import type { Kind } from '../inventory/kinds'
import type { SeenBetween } from '../inventory/since'
import type { KeyReach } from '../key-reach'

// Everything a rule may look at: one account as it was last read, what was seen of its past, and what people said about it.

export type Thing<K extends Kind = Kind> = {
  id: string
  kind: K
  raffId: string
  name: string
  status: string | null
  statusSince: SeenBetween
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  owner: { key: string; name: string; gone: boolean; confirmedAt: Date | null } | null
  purpose: string | null
  /** When people said that it ends. */
  endsOn: Date | null
  /** The day they set for looking at it again. */
  reviewOn: Date | null
  /** Null: nobody knows. */
  monthlyCost: number | null
  parent: { kind: Kind; raffId: string } | null
  /** For snapshots of disks, whose source has to be asked for: when it was. */
  parentAskedAt: Date | null
  tags: readonly string[]
  addresses: readonly string[]
  createdBy: string | null
  createdAt: Date | null
  firstSeen: SeenBetween
  /** It is in no answer at present, though nothing proves that it is gone. */
  missing: boolean
  facts: FactsOf[K]
}

export type GoneThing = {
  kind: Kind
  raffId: string
  name: string
  /** The last reading that still showed it, and the first one that did not. */
  goneAfter: Date | null
  goneAt: Date | null
  projectId: string | null
  /** Of backup schedules: Raff's id of the server it copied. */
  serverId: string | null
  /** Of members: Raff's user id, by which things name who made them. */
  userId: string | null
}

export type GoneCopy = {
  kind: 'backup' | 'snapshot'
  parent: { kind: Kind; raffId: string } | null
  status: string | null
  createdAt: Date | null
  goneAfter: Date | null
  goneAt: Date | null
}

export type KindSight = { completeAt: Date | null; triedAt: Date }

export type BlindPlace = {
  kind: Readable
  projectId: string | null
  projectName: string | null
  reason: BlindReason
  since: Date
}

export type ConnectionInUse = {
  id: string
  name: string
  purpose: ConnectionPurpose
  prefix: string
  standing: string
  reach: KeyReach
  keyExpiresAt: Date | null
}

export type SyncFacts = {
  /** When everything was last read to the end; null: never. */
  lastCompleteAt: Date | null
  /** When the last attempt ended, and how. */
  last: { state: string; finishedAt: Date; problem: string | null } | null
  /** Attempts in a row, back from the last, in which Raff asked to slow down more than it should. */
  rateLimitedRuns: number
  canSync: boolean
  startedAt: Date | null
}

/** Access that was opened for a while. */
export type TemporaryAccess = { id: string; firewallId: string; until: Date; sentence: string }

export type RestoreTest = { testedAt: Date; result: 'worked' | 'failed' }

/** An answer of a person to one of the questions about a key. */
export type ChecklistAnswer = { question: string; answer: 'yes' | 'no' | 'not-needed'; answeredAt: Date }

export type AccountFacts = {
  account: { id: string; name: string }
  things: { [K in Kind]: readonly Thing<K>[] }
  gone: readonly GoneThing[]
  /** Those made within the days the calendar shows, and every snapshot of a disk: since when a disk has none. */
  goneCopies: readonly GoneCopy[]
  /** By Raff's id of the server. Absent: never read. */
  interfaces: ReadonlyMap<string, readonly NetworkInterface[]>
  reads: ReadonlyMap<Readable, KindSight>
  blind: readonly BlindPlace[]
  /** When a field was last seen to change, by `fieldOf(kind, raffId, field)`. */
  changes: ReadonlyMap<string, SeenBetween>
  /** Each time a key was seen to have another secret, by Raff's id. */
  replacedSecrets: ReadonlyMap<string, readonly SeenBetween[]>
  connections: readonly ConnectionInUse[]
  sync: SyncFacts
  temporaryAccess: readonly TemporaryAccess[]
  /** The last one of each server and disk, by our id. */
  restoreTests: ReadonlyMap<string, RestoreTest>
  /** By our id of the key. */
  checklists: ReadonlyMap<string, readonly ChecklistAnswer[]>
}

/** Fields of whose changes a rule wants to know. */
export const CHANGES_THAT_MATTER = [
  { kind: 'vm', field: 'interfaces' },
  { kind: 'volume', field: 'server' },
  { kind: 'vpc', field: 'usedIps' },
  { kind: 'security-group', field: 'nicCount' },
  { kind: 'security-group', field: 'rules' },
] as const satisfies { kind: Kind; field: string }[]

export function fieldOf(kind: Kind, raffId: string, field: string): string {
  return `${kind} ${raffId} ${field}`
}

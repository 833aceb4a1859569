import type {
  AddressFacts,
  ApiKeyFacts,
  BackupFacts,
  FactsOf,
  NetworkFacts,
  NetworkInterface,
  RoleFacts,
  ScheduleFacts,
  ServerFacts,
  SnapshotFacts,
  VolumeFacts,
} from '../inventory/facts'
import type { Environment } from '../inventory/environment'
import type { Kind } from '../inventory/kinds'

// What a plan is made from: the thing itself and everything around it that it may touch, just read from Raff, and what
// people have said about it.

/** Something that was read, or could not be: then the plan says so instead of taking it for nothing. */
export type Reading<T> = { known: true; value: T } | { known: false; why: string }

export type Row<F> = { id: string; facts: F }

/** A server behind a firewall. */
export type Guarded = { id: string; name: string; status: string | null; owner: string | null; addresses: string[] }

/** What was read around the target. Which of these there are depends on the action: see `needs`. */
export type Around = {
  interfaces: Reading<NetworkInterface[]>
  disks: Reading<Row<VolumeFacts>[]>
  snapshots: Reading<Row<SnapshotFacts>[]>
  backups: Reading<Row<BackupFacts>[]>
  schedules: Reading<Row<ScheduleFacts>[]>
  addresses: Reading<Row<AddressFacts>[]>
  /** The server it hangs on or was taken of; null: it is gone, or there is none. */
  server: Reading<Row<ServerFacts> | null>
  guarded: Reading<Guarded[]>
  /** Private networks of its project. */
  networks: Reading<Row<NetworkFacts>[]>
  /** Every key of the account. */
  keys: Reading<Row<ApiKeyFacts>[]>
  roles: Reading<Row<RoleFacts>[]>
  /** The projects that a key reaches, as people have placed them. */
  places: Reading<Place[]>
}

export type OwnConnection = { id: string; name: string; prefix: string }

export type Place = Pick<Target, 'environment' | 'environmentFrom'> & { name: string }

export type Need = keyof Around

export type Target<K extends Kind = Kind> = {
  /** Ours. */
  id: string
  kind: K
  raffId: string
  name: string
  projectId: string | null
  projectName: string | null
  environment: Environment | null
  /** Whether a person has said so, or it is guessed from the project's name. */
  environmentFrom: 'own' | 'confirmed' | 'guessed' | null
  owner: { name: string; gone: boolean; confirmedAt: string | null } | null
  /** The owner wants to be asked before anything happens to it. */
  askFirst: boolean
  purpose: string | null
  monthlyCost: number | null
  /** Connections of Stocktake itself that use this key. */
  ownConnections: OwnConnection[]
  facts: FactsOf[K]
  /** Rules of a firewall as they came: those that stay are sent back exactly so. */
  rawRules: Record<string, unknown>[]
  around: Partial<Around>
}

export function readingOf<N extends Need>(target: Target, need: N): Around[N] {
  return (target.around[need] ?? { known: false, why: 'it was not read' }) as Around[N]
}

/** Whether anybody knows where it belongs: a guess that found nothing in the name of the project is no knowledge. */
export function isPlaced({ environment, environmentFrom }: Pick<Target, 'environment' | 'environmentFrom'>): boolean {
  return environment !== null && !(environment === 'other' && environmentFrom === 'guessed')
}

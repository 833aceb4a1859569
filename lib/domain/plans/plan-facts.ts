import type { Environment } from '../inventory/environment'
import type { FactsOf } from '../inventory/facts'
import type { Kind } from '../inventory/kinds'
import type { CostSource, PriceList } from '../inventory/monthly-cost'
import type { ServerInterface } from '../inventory/relations'

// What a plan is worked out from. Whoever gathers it says what could not be read: what is missing here is never taken for
// "there is none".

export type PlanOwner = { name: string; gone: boolean; confirmedAt: string | null }

export type PlanThing<K extends Kind = Kind> = {
  /** Ours; null: it is not in the inventory yet. */
  id: string | null
  kind: K
  raffId: string
  name: string
  /** there: just read. gone: Raff says that it is not there. unseen: it could not be read. */
  presence: 'there' | 'gone' | 'unseen'
  facts: FactsOf[K]
  projectId: string | null
  projectName: string | null
  /** Null: nobody knows. Of a project: which it is. */
  environment: Environment | null
  /** `guessed`: from a name; nobody has said so. */
  environmentFrom: 'own' | 'confirmed' | 'guessed' | null
  owner: PlanOwner | null
  backupOwner: PlanOwner | null
  purpose: string | null
  /** Its owner wants to be asked first. */
  askFirst: boolean
  protected: boolean
  cost: { amount: number | null; source: CostSource }
  /** What it hangs on or was taken of, as far as anybody knows. */
  parent: { kind: Kind; raffId: string } | null
}

export type AnyThing = { [K in Kind]: PlanThing<K> }[Kind]

/** What could not be read: a kind (in one project, or everywhere), or the interfaces of a server. */
export type Unread = { what: Kind; projectId: string | null } | { what: 'interfaces'; serverId: string | null }

/** An address or network from which somebody administers servers, and has to be able to go on doing so. */
export type AdminAccess = {
  /** An address, or a range like 198.51.100.0/24. */
  from: string
  /** Who or what that is: "the office", "Dana's connection". */
  who: string
  ports: number[]
}

export type PlanFacts = {
  asker: { id: string; name: string }
  /** In the order they were asked for. */
  targets: readonly AnyThing[]
  /** Everything that hangs together with a target: copies, disks, addresses, firewalls, schedules, networks, the other servers of its firewalls and networks, projects, and for keys all keys and roles. */
  around: readonly AnyThing[]
  interfaces: readonly ServerInterface[]
  unread: readonly Unread[]
  /** The last one of each server and disk, by Raff's id. */
  restoreTests: readonly { kind: 'vm' | 'volume'; raffId: string; testedAt: string; worked: boolean }[]
  /** Images that were saved through Stocktake: Raff has no list of them. */
  savedImages: readonly { serverId: string; name: string; savedAt: string }[]
  /** The keys that Stocktake itself works with. */
  connections: readonly { id: string; name: string; purpose: 'read' | 'act'; prefix: string }[]
  adminAccess: readonly AdminAccess[]
  /** The rules of firewalls exactly as they came, by Raff's id: rules that stay are sent back so. */
  rawRules: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  prices: PriceList
}

// Which calls a sync takes, and the fewest that could do. Lists come in pages; addresses and project members only come
// project by project; interfaces only server by server, so they are asked for when something about the server changed,
// and once an hour because a firewall can be swapped without a trace on the server.

/** Rows that Raff gives at once. */
export const PAGE_ROWS = 100

/** One call answers all of them, however many there are. */
export const UNPAGED_LISTS = ['vpcs', 'security-groups', 'ssh-keys'] as const

export const PAGED_LISTS = [
  'projects',
  'vms',
  'volumes',
  'snapshots',
  'backups',
  'backup-schedules',
  'members',
  'roles',
  'api-keys',
] as const

export type AccountList = (typeof UNPAGED_LISTS)[number] | (typeof PAGED_LISTS)[number]

export const PROJECT_LISTS = ['ips', 'project-members'] as const
export type ProjectList = (typeof PROJECT_LISTS)[number]

export type RowCounts = {
  /** Rows of each list that has to be read. */
  lists: Partial<Record<AccountList, number>>
  /** One number for each project. */
  projectLists: Record<ProjectList, number[]>
  /** Servers whose interfaces are due. */
  serversDue: number
  /** Disks that have to be asked for their snapshots, because a snapshot does not say which disk it is of. */
  disksToAsk: number
  /** Price lists that are due. */
  priceLists: number
  /** Questions whether something missing is gone. */
  proofs: number
}

/** The fewest calls that read all this to its end. */
export function fewestCalls({ lists, projectLists, ...single }: RowCounts): number {
  const account = Object.entries(lists).map(([list, rows]) => (isUnpaged(list) ? 1 : pages(rows)))
  const byProject = PROJECT_LISTS.flatMap((list) => projectLists[list].map(pages))
  const questions = [single.serversDue, single.disksToAsk, single.priceLists, single.proofs]
  return [...account, ...byProject, ...questions].reduce((sum, calls) => sum + calls, 0)
}

function isUnpaged(list: string): boolean {
  return (UNPAGED_LISTS as readonly string[]).includes(list)
}

/** An empty list takes a call to know that it is empty. */
export function pages(rows: number): number {
  return Math.max(1, Math.ceil(rows / PAGE_ROWS))
}

export type ServerForPlan = {
  raffId: string
  /** Says everything that Raff tells of the server in the list. */
  factsHash: string
  /** The facts at the last reading of its interfaces; null: never read. */
  interfacesHash: string | null
  /** When its interfaces are due again though nothing changed. */
  interfacesDueAt: Date | null
}

/** Servers whose interfaces this sync reads: changed ones first, then the most overdue. */
export function serversDue(servers: readonly ServerForPlan[], now: Date): ServerForPlan[] {
  const changed = servers.filter((server) => server.interfacesHash !== server.factsHash)
  const overdue = servers
    .filter((server) => server.interfacesHash === server.factsHash)
    .filter(({ interfacesDueAt }) => interfacesDueAt === null || interfacesDueAt <= now)
    .sort((a, b) => (a.interfacesDueAt?.getTime() ?? 0) - (b.interfacesDueAt?.getTime() ?? 0))
  return [...changed, ...overdue]
}

/**
 * When a server's interfaces are due again. The first time it is spread over the hour by the server's id, so that the
 * thousand servers of a first sync do not come due at the same minute for ever.
 */
export function nextDue(raffId: string, readAt: Date, first: boolean, everyMs: number): Date {
  const share = first ? (spread(raffId) + 1) / SLOTS : 1
  return new Date(readAt.getTime() + everyMs * share)
}

const SLOTS = 60

function spread(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) % 1_000_003
  return sum % SLOTS
}

// Everything the practice account knows, as plain JSON: it is saved to a file and must come back the same.
// Rules for every record here:
// - Times are epoch milliseconds of the account's own clock (`State.now`), never of the machine. Optional times are null.
// - What can be computed is not stored: prices come from the catalog, role names from roles, an address's status from
//   who holds it, used addresses and interface counts from the interfaces.
// - Deleting leaves no trace. A reference may therefore point at something that is gone (a person who left, a server
//   behind an old schedule): readers must cope, exactly as they must with Raff.

export const STATE_VERSION = 1

export type Region = 'us-east'
export type RateTier = 'standard' | 'high'
export type Scope = 'account' | 'project'

export interface State {
  version: typeof STATE_VERSION
  /** Root of every id, secret, address and duration made while running: same seed and same calls, same answers. */
  seed: string
  /** The account's clock when this was saved. */
  now: number
  /** The machine's clock when this was saved; the difference is what is simulated after a restart. Null: start at `now`. */
  savedAt: number | null
  /** Last number given out, by kind. Integer ids come straight from here, so start them above the ids in use. */
  counters: Record<string, number>
  account: Account
  users: User[]
  members: Member[]
  invitations: Invitation[]
  roles: Role[]
  projects: Project[]
  projectMembers: ProjectMember[]
  apiKeys: ApiKey[]
  /** Keys shown to whoever starts the practice account, by purpose. Everything else about them is in `apiKeys`. */
  handouts: Handout[]
  sshKeys: SshKey[]
  vms: Vm[]
  volumes: Volume[]
  snapshots: Snapshot[]
  backups: Backup[]
  schedules: Schedule[]
  ips: Ip[]
  vpcs: Vpc[]
  securityGroups: SecurityGroup[]
  /** Saved images: usable as `template_id` when creating a server, and not listed by any call. */
  images: Image[]
  /** Work in flight. Something "creating" or "provisioning" without a job stays so for ever: that is how a stuck copy is made. */
  jobs: Job[]
}

export interface Account {
  id: string
  name: string
  /** The person every account-level mail goes to; cannot be removed as a member. */
  ownerUserId: string
  /** Anything but `good` refuses whatever costs money with 403 and this reason. */
  billing: 'good' | 'banned' | 'failed' | 'no_billing_customer'
  /** Dollars. Subscription charges come out of it, refunds go into it; a charge it cannot carry is a 402. */
  balance: number
  /** Most servers the account may hold, stopped ones included. */
  vmLimit: number
  createdAt: number
  /** When the sample company was opened: its past is told from here backwards. Absent: another account, without a past. */
  toldAt?: number
}

/** A person known to Raff. Only their id is seen on resources; name and mail only through memberships. */
export interface User {
  id: string
  name: string
  email: string
}

export interface Member {
  id: string
  /** Null while invited, and for an API key that was made a member. */
  userId: string | null
  /** Set when this member is an API key: its account permissions are added to the key's own role. */
  apiKeyId: string | null
  email: string
  roleId: string
  /** A suspended person's keys go on working, as do those of a person removed. */
  status: 'pending' | 'active' | 'suspended'
  invitedBy: string | null
  invitedAt: number | null
  acceptedAt: number | null
  /** Set while pending. */
  invitationId: string | null
  createdAt: number
  updatedAt: number
}

export interface ProjectMember {
  id: string
  projectId: string
  userId: string | null
  /** Set when an API key has this access: this is what `project_accesses` of the key shows and what it may do there. */
  apiKeyId: string | null
  email: string
  roleId: string
  /** Suspended: a key loses its access to the project. */
  status: 'pending' | 'active' | 'suspended'
  invitedBy: string | null
  invitedAt: number | null
  acceptedAt: number | null
  invitationId: string | null
  createdAt: number
}

/** Open invitations. When `expiresAt` passes, the invitation and its pending member row are cleaned away. */
export interface Invitation {
  id: string
  type: Scope
  projectId: string | null
  email: string
  roleId: string
  invitedBy: string
  expiresAt: number
  createdAt: number
}

/** Live: editing a custom role changes every member and key that uses it at once. System roles come from `system-roles.ts`. */
export interface Role {
  id: string
  name: string
  slug: string
  description: string
  scope: Scope
  permissions: string[]
  isSystem: boolean
  createdBy: string | null
  createdAt: number
  updatedAt: number
}

export interface Project {
  id: string
  name: string
  slug: string
  description: string
  region: Region
  /** Exactly one; it cannot be deleted. */
  isDefault: boolean
  isActive: boolean
  createdBy: string | null
  createdAt: number
  updatedAt: number
}

export interface ApiKey {
  id: string
  name: string
  /** `raff_` and the first eight hex digits of the secret; changes when the secret is regenerated, nothing else does. */
  prefix: string
  /** SHA-256 (hex) of the whole key. The secret itself is never stored; see `key-secret.ts`. */
  secretHash: string
  /** How many times the secret was regenerated. With the seed and the id it gives the secret again. */
  generation: number
  tier: RateTier
  expiresAt: number | null
  lastUsedAt: number | null
  isActive: boolean
  /** Account role. Null: no account calls at all. A project sees the key only through a `ProjectMember` row. */
  roleId: string | null
  createdBy: string | null
  createdAt: number
}

export interface Handout {
  /** `read` and `act` are what the product connects with; the rest is for tests and demonstrations. */
  purpose: string
  apiKeyId: string
  /** One plain sentence for the person who starts it. */
  about: string
}

export interface SshKey {
  id: string
  name: string
  publicKey: string
  createdBy: string | null
  createdAt: number
  updatedAt: number
}

export type VmStatus = 'initiating' | 'provisioning' | 'booting' | 'active' | 'passive' | 'finalizing' | 'failure'

export interface Vm {
  id: string
  projectId: string
  name: string
  status: VmStatus
  /** Catalog plan (1 to 13): processor, memory, base disk and most of the price. */
  planId: number
  /** GB added to the OS disk beyond the plan. Volumes are not in it. */
  addedStorage: number
  /** Catalog template or saved image, with the words it had then. */
  templateId: string
  templateName: string
  templateVersion: string
  createdBy: string | null
  billing: 'payg' | 'subscription'
  subscriptionId: string | null
  /** Only a hint, set at creation and not kept in step with schedules: it may be wrong on purpose. */
  backupType: 'none' | 'daily' | 'weekly' | null
  region: Region
  tags: Tag[]
  nics: Nic[]
  /** At most one account note, and one personal note for each user. */
  notes: Note[]
  /** The series the next backup continues. Null: the next backup is a baseline of a new series. */
  seriesId: string | null
  /** Last time the guest started: a firewall changed after this is not in effect inside it. Not shown by any call. */
  bootedAt: number | null
  createdAt: number
  updatedAt: number
}

export interface Tag {
  id: string
  name: string
  priority: number
  createdAt: number
}

export interface Nic {
  /** Unique within the server. */
  nicId: number
  type: 'public' | 'vpc' | 'ipv6'
  ip: string
  mac: string
  gateway: string
  /** The address record behind a public or ipv6 interface; keep it in step with `Ip.vmId`. */
  ipId: string | null
  /** The network behind a vpc interface. */
  vpcId: string | null
  securityGroupId: string | null
}

export interface Note {
  id: string
  type: 'personal' | 'account'
  userId: string
  content: string
  createdAt: number
  updatedAt: number
}

export interface Volume {
  /** Positive integer. */
  id: number
  projectId: string
  /** The server it hangs on; null when detached. */
  vmId: string | null
  name: string
  size: number
  /** `attached` exactly when `vmId` is set and it is ready. Deleting needs it detached. */
  status: 'creating' | 'available' | 'attached' | 'deleting' | 'failed'
  filesystem: 'ext4' | 'xfs' | 'btrfs' | 'ntfs'
  createdBy: string | null
  region: Region
  createdAt: number
  updatedAt: number
}

export interface Snapshot {
  /** Positive integer. */
  id: number
  projectId: string
  type: 'vm' | 'volume'
  /** Source server (type vm). Its snapshots go when it is deleted. */
  vmId: string | null
  /** Source volume (type volume). Not shown by the list; survives the volume. */
  volumeId: number | null
  name: string
  /** GB in use; what is billed. */
  sizeGb: number
  /** GB of the source disk when it was taken. */
  targetSizeGb: number
  /** The source runs on it now: it cannot be deleted. At most one for each source. */
  active: boolean
  createdBy: string | null
  createdAt: number
}

export type BackupStatus = 'pending' | 'creating' | 'ready' | 'restoring' | 'failed'

export interface Backup {
  id: string
  projectId: string
  vmId: string
  name: string
  /** Megabytes of this point alone. 0 until it is captured. */
  sizeMb: number
  status: BackupStatus
  /** Null: standalone. Points of one series: only the oldest may be deleted alone. */
  seriesId: string | null
  /** Null standalone, 0 baseline, n later point. */
  increment: number | null
  /** The schedule that took it, for pruning to its `keepCount`. Null: taken by hand. */
  scheduleId: number | null
  createdBy: string | null
  region: Region
  createdAt: number
}

export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'

export interface Schedule {
  /** Positive integer. */
  id: number
  projectId: string
  /** May point at a deleted server: then nothing ever runs. */
  vmId: string
  name: string
  type: 'daily' | 'weekly'
  /** Time of day in UTC. */
  hour: number
  minute: number
  /** Only for weekly. */
  day: Weekday | null
  keepCount: number
  /** What its runs come to: `ready` as they should, `failed` each time, `stuck` creating for ever, `skipped` without a trace. */
  outcome: 'ready' | 'failed' | 'stuck' | 'skipped'
  createdBy: string | null
  region: Region
  createdAt: number
  /** The next run still to be simulated; `next-run.ts` computes it. Runs missed while off are caught up from here. */
  nextRunAt: number
}

export interface Ip {
  id: string
  projectId: string
  address: string
  family: 'IPv4' | 'IPv6'
  /** Held and billed until released. Not reserved: given with a server and gone with it. */
  reserved: boolean
  /** The server that holds it. Never shown: readers join on the address. Null and no gateway: free. */
  vmId: string | null
  /** Set when it is the gateway address of a private network: listed, in use, and not to be released by hand. */
  gatewayOfVpcId: string | null
  createdBy: string | null
  region: Region
  createdAt: number
  updatedAt: number
}

export interface Vpc {
  id: string
  projectId: string
  name: string
  description: string
  /** Like 10.20.0.0/24. The first host is the gateway, hosts from .10 on are leased to interfaces. */
  cidr: string
  status: 'active'
  /** `nat` has a router with a public address (an `Ip` with `gatewayOfVpcId`). */
  gatewayType: 'none' | 'nat'
  region: Region
  createdAt: number
  updatedAt: number
}

export interface SecurityGroup {
  id: string
  projectId: string
  name: string
  description: string
  rules: Rule[]
  createdAt: number
  updatedAt: number
}

/** A rule as it goes over the wire. Rules only allow. */
export interface Rule {
  protocol: 'TCP' | 'UDP' | 'ICMP' | 'ICMPV6' | 'IPSEC' | 'ALL'
  rule_type: 'INBOUND' | 'OUTBOUND'
  /** "80", "80,443", "3000:4000"; empty for every port. */
  range?: string
  /** Empty means anyone. With `size` a range of addresses. */
  ip?: string
  size?: number
  icmp_type?: number
}

export interface Image {
  id: string
  projectId: string
  name: string
  version: string
  description: string
  osType: string
  isWindows: boolean
  sourceVmId: string
  sizeGb: number
  /** Usable once the copy has ended. */
  status: 'saving' | 'ready'
  createdBy: string | null
  region: Region
  createdAt: number
}

/** Something that happens by itself when the clock reaches `dueAt`. */
export type Job = { id: number; dueAt: number } & JobKind

export type JobKind =
  /** Moves a server on; the steps that follow are queued when this one is done. */
  | { kind: 'vm-status'; vmId: string; to: VmStatus; followedBy: { after: number; to: VmStatus }[] }
  | { kind: 'volume-ready'; volumeId: number }
  | { kind: 'backup-start'; backupId: string }
  | { kind: 'backup-end'; backupId: string; to: 'ready' | 'failed'; vmStatusBefore: VmStatus | null }
  | { kind: 'restore-end'; backupId: string; vmStatusBefore: VmStatus }
  | { kind: 'copy-end'; vmId: string; vmStatusBefore: VmStatus; imageId: string | null }

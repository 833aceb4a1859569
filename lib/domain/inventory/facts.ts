import type { Kind } from './kinds'

// What is known of each kind of thing, as it is stored. Null means that Raff did not say. Whatever Raff says beyond these
// fields is kept under `other` and shown as it is.

export type Other = { other?: Record<string, unknown> }

export type Tag = { id: string; name: string; priority: number | null; createdAt: string | null }

export type ServerFacts = Other & {
  name: string
  status: string
  cpu: number | null
  ramGb: number | null
  storageGb: number | null
  addedStorageGb: number | null
  totalStorageGb: number | null
  templateId: string | null
  templateName: string | null
  templateVersion: string | null
  pricePerHour: number | null
  pricingId: string | null
  billingType: string | null
  /** A hint only: the truth is in the schedules and backups. */
  backupType: string | null
  region: string | null
  projectId: string | null
  publicIpv4Address: string | null
  publicIpv6Address: string | null
  privateIpv4Address: string | null
  privateIpv6Address: string | null
  tags: Tag[]
  createdBy: string | null
  createdAt: string | null
  updatedAt: string | null
}

/** One interface of a server, as its own read tells; kept beside the server, not in its facts. */
export type NetworkInterface = {
  nicId: string
  /** public, vpc or ipv6 */
  type: string
  networkName: string | null
  ip: string | null
  mac: string | null
  gateway: string | null
  securityGroupId: string | null
}

export type VolumeFacts = Other & {
  name: string
  status: string
  sizeGb: number
  volumeType: string | null
  /** The server it hangs on. */
  vmId: string | null
  pricePerHour: number | null
  region: string | null
  projectId: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type SnapshotFacts = Other & {
  name: string
  /** vm or volume: what it is of */
  type: string
  /** '' is the normal, saved state; active means that its source runs on it */
  status: string | null
  size: string | null
  targetSize: string | null
  vmId: string | null
  pricePerHour: number | null
  projectId: string | null
  createdBy: string | null
  createdAt: string | null
}

export type BackupFacts = Other & {
  name: string
  status: string
  sizeMb: number | null
  /** null stands alone, 0 begins a series, n is a later point of it */
  incrementId: number | null
  vmId: string | null
  expiresAt: string | null
  pricePerHour: number | null
  region: string | null
  projectId: string | null
  createdBy: string | null
  createdAt: string | null
}

export type ScheduleFacts = Other & {
  name: string
  type: string
  /** Prose: "Saturday 8am". */
  runtime: string | null
  keepCount: number | null
  vmId: string | null
  size: string | null
  pricePerHour: number | null
  region: string | null
  projectId: string | null
  createdBy: string | null
  createdAt: string | null
}

export type AddressFacts = Other & {
  address: string
  type: string
  status: string
  reserved: boolean
  region: string | null
  projectId: string | null
  createdBy: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type NetworkFacts = Other & {
  name: string
  status: string | null
  cidr: string | null
  gateway: string | null
  gatewayType: string | null
  routerPublicIp: string | null
  routerStatus: string | null
  dns: string | null
  totalIps: number | null
  usedIps: number | null
  region: string | null
  projectId: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type FirewallRule = {
  protocol: string
  direction: string
  ports: string | null
  ip: string | null
  size: number | null
  icmpType: number | null
}

export type FirewallFacts = Other & {
  name: string
  description: string | null
  rules: FirewallRule[]
  /** Counts interfaces, not servers. */
  nicCount: number | null
  projectId: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type SshKeyFacts = Other & {
  name: string
  publicKey: string
  keyType: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type ProjectFacts = Other & {
  name: string
  slug: string | null
  description: string | null
  defaultRegion: string | null
  isDefault: boolean | null
  isActive: boolean | null
  createdBy: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type ProjectRole = { projectId: string; roleId: string | null; roleName: string | null }

export type MemberFacts = Other & {
  email: string
  status: string
  userId: string | null
  roleSlug: string | null
  roleId: string | null
  roleName: string | null
  invitedBy: string | null
  invitedAt: string | null
  acceptedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  /** What the member may do in which project, sorted by project; null where the member lists of the projects were never read. */
  projects: ProjectRole[] | null
}

export type InvitationFacts = Other & {
  email: string
  /** account or project: what it lets into */
  type: string
  roleId: string | null
  roleName: string | null
  projectId: string | null
  invitedBy: string | null
  invitedAt: string | null
  expiresAt: string | null
}

export type RoleFacts = Other & {
  name: string
  slug: string | null
  description: string | null
  scope: string
  permissions: string[]
  isSystem: boolean | null
  createdBy: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type KeyAccess = {
  projectId: string
  projectName: string | null
  roleId: string | null
  roleName: string | null
  roleSlug: string | null
}

export type ApiKeyFacts = Other & {
  name: string
  prefix: string
  isActive: boolean
  rateLimitTier: string | null
  roleId: string | null
  roleName: string | null
  roleSlug: string | null
  projectAccesses: KeyAccess[]
  expiresAt: string | null
  lastUsedAt: string | null
  createdBy: string | null
  createdAt: string | null
}

export type FactsOf = {
  vm: ServerFacts
  volume: VolumeFacts
  snapshot: SnapshotFacts
  backup: BackupFacts
  'backup-schedule': ScheduleFacts
  ip: AddressFacts
  vpc: NetworkFacts
  'security-group': FirewallFacts
  'ssh-key': SshKeyFacts
  project: ProjectFacts
  member: MemberFacts
  invitation: InvitationFacts
  role: RoleFacts
  'api-key': ApiKeyFacts
}

export type Facts = FactsOf[Kind]

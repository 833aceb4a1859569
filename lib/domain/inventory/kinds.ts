// The kinds of things an account holds. The names are part of our API and never change; the words are what people read.

export const KINDS = [
  'vm',
  'volume',
  'snapshot',
  'backup',
  'backup-schedule',
  'ip',
  'vpc',
  'security-group',
  'ssh-key',
  'project',
  'member',
  'invitation',
  'role',
  'api-key',
] as const
export type Kind = (typeof KINDS)[number]

export type KindWords = {
  one: string
  many: string
  /** What Raff calls it, for the small print beside our word. */
  raffTerm: string
  /** Whether a project bounds it; the others belong to the account as a whole. */
  inProject: boolean
}

export const KIND_WORDS: Record<Kind, KindWords> = {
  vm: { one: 'server', many: 'servers', raffTerm: 'VM', inProject: true },
  volume: { one: 'disk', many: 'disks', raffTerm: 'volume', inProject: true },
  snapshot: { one: 'snapshot', many: 'snapshots', raffTerm: 'snapshot', inProject: true },
  backup: { one: 'backup', many: 'backups', raffTerm: 'backup', inProject: true },
  'backup-schedule': { one: 'backup schedule', many: 'backup schedules', raffTerm: 'backup schedule', inProject: true },
  ip: { one: 'public address', many: 'public addresses', raffTerm: 'IP', inProject: true },
  vpc: { one: 'private network', many: 'private networks', raffTerm: 'VPC', inProject: true },
  'security-group': { one: 'firewall', many: 'firewalls', raffTerm: 'security group', inProject: true },
  'ssh-key': { one: 'SSH key', many: 'SSH keys', raffTerm: 'SSH key', inProject: false },
  project: { one: 'project', many: 'projects', raffTerm: 'project', inProject: false },
  member: { one: 'member', many: 'members', raffTerm: 'member', inProject: false },
  invitation: { one: 'invitation', many: 'invitations', raffTerm: 'invitation', inProject: false },
  role: { one: 'role', many: 'roles', raffTerm: 'role', inProject: false },
  'api-key': { one: 'API key', many: 'API keys', raffTerm: 'API key', inProject: false },
}

export function isKind(value: string): value is Kind {
  return (KINDS as readonly string[]).includes(value)
}

/** "3 servers", "1 disk". */
export function countOf(kind: Kind, count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? KIND_WORDS[kind].one : KIND_WORDS[kind].many}`
}

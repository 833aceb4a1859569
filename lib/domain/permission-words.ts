// Raff's permission strings (`vm.delete`, `account.api_keys.view`) in words for people. New ones appear without notice:
// what is unknown is shown as itself and counted as the more dangerous of what it could be.

export type Power = 'see' | 'change' | 'destroy'

const SEE = new Set(['view', 'read', 'list', 'get'])
/** What cannot be taken back: gone, or overwritten. */
const DESTROY = new Set(['delete', 'remove', 'release', 'restore', 'rebuild', 'reinstall', 'reset', 'manage'])

export function powerOf(permission: string): Power {
  const verb = permission.slice(permission.lastIndexOf('.') + 1)
  if (SEE.has(verb)) return 'see'
  return DESTROY.has(verb) || verb === '*' ? 'destroy' : 'change'
}

const THINGS: Record<string, string> = {
  vm: 'servers',
  volume: 'disks',
  snapshot: 'snapshots',
  backup: 'backups',
  backup_schedule: 'backup schedules',
  vpc: 'private networks',
  ip: 'public addresses',
  security_group: 'firewalls',
  project: 'whole projects',
  'project.members': 'who is in a project',
  account: 'the account itself',
  'account.billing': 'payment',
  'account.members': 'people of the account',
  'account.roles': 'roles',
  'account.api_keys': 'API keys',
  'account.projects': 'projects',
  'account.ssh_keys': 'SSH keys',
}

/** In the order in which people care. */
const ORDER = Object.values(THINGS)

export function thingOf(permission: string): string {
  const dot = permission.lastIndexOf('.')
  const thing = dot < 0 ? permission : permission.slice(0, dot)
  return THINGS[thing] ?? thing.replaceAll('_', ' ')
}

/** What these permissions can do at least this much to, each thing once. */
export function thingsWithin(permissions: readonly string[], powers: readonly Power[]): string[] {
  const things = new Set(permissions.filter((one) => powers.includes(powerOf(one))).map(thingOf))
  const rank = (thing: string) => (ORDER.includes(thing) ? ORDER.indexOf(thing) : ORDER.length)
  return [...things].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** "servers, disks and backups" */
export function inWords(things: readonly string[]): string {
  if (things.length <= 1) return things[0] ?? ''
  return `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`
}

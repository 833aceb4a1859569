// The one table of who may do what. It imports nothing, so that the pages show exactly what the server allows.

/** From least to most: each may do all that the ones before it may. */
export const ROLES = ['viewer', 'member', 'approver', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The lowest role that may. */
const LOWEST_ROLE = {
  /** inventory, findings, backups, keys, requests, reviews, policy, and the live read-only proxy */
  'account.read': 'viewer',
  'people.read': 'viewer',
  // an auditor is given the least powerful role and must still be able to check the whole log
  'audit.read': 'viewer',
  'audit.export': 'viewer',
  'audit.verify': 'viewer',
  /** "Stop this", while an approved request cools off: anybody who sees a mistake may stop it */
  'request.stop': 'viewer',
  /** "still mine", of what is one's own: whoever can be named as an owner can say that they still are */
  'ownership.confirm': 'viewer',

  'sync.start': 'member',
  'ownership.edit': 'member',
  'checklist.edit': 'member',
  'restore-test.record': 'member',
  /** keep or postpone */
  'finding.decide': 'member',
  'plan.make': 'member',
  'request.ask': 'member',
  /** start what the policy calls low risk without asking anybody */
  'request.run-low': 'member',
  'review.hold': 'member',

  'request.decide': 'approver',
  /** say that something need not be protected, until a date */
  'finding.exempt': 'approver',

  'people.manage': 'admin',
  'teams.manage': 'admin',
  'connections.manage': 'admin',
  'environments.manage': 'admin',
  'policy.manage': 'admin',
  'notifications.manage': 'admin',
  'practice.manage': 'admin',
  /** run at once, with a reason, marked for everybody to see */
  'request.break-glass': 'admin',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof LOWEST_ROLE

export const PERMISSIONS = Object.keys(LOWEST_ROLE) as Permission[]

export function may(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LOWEST_ROLE[permission])
}

/** For the sentence that says whom to ask. */
export function lowestRole(permission: Permission): Role {
  return LOWEST_ROLE[permission]
}

export function permissionsOf(role: Role): Permission[] {
  return PERMISSIONS.filter((permission) => may(role, permission))
}

import { may, type Permission, type Role } from '@/lib/auth/roles'

export type NavigationItem = {
  href: string
  label: string
  /** Who sees it: somebody who may not open the page is not shown the way to it. */
  permission: Permission
  /** Other words people look for in the command palette. */
  alsoCalled?: readonly string[]
}

export type NavigationGroup = { label: string | null; items: readonly NavigationItem[] }

// Only pages that exist. A new page adds its line here, in the order of a week's work.
const GROUPS: readonly NavigationGroup[] = [
  {
    label: null,
    items: [
      {
        href: '/overview',
        label: 'Overview',
        permission: 'account.read',
        alsoCalled: ['start', 'home', 'this week', 'summary', 'money'],
      },
      {
        href: '/inventory',
        label: 'Inventory',
        permission: 'account.read',
        alsoCalled: ['servers', 'disks', 'addresses', 'resources', 'VM', 'cost', 'everything we run'],
      },
      {
        href: '/backups',
        label: 'Backups',
        permission: 'account.read',
        alsoCalled: ['copies', 'snapshots', 'restore', 'protected', 'coverage'],
      },
      {
        href: '/stale',
        label: 'Stale',
        permission: 'account.read',
        alsoCalled: ['unused', 'save money', 'clean up', 'stopped', 'old'],
      },
      {
        href: '/keys',
        label: 'Keys',
        permission: 'account.read',
        alsoCalled: ['API keys', 'secrets', 'access', 'rotate', 'who can do what', 'tokens'],
      },
      {
        href: '/exposure',
        label: 'Exposure',
        permission: 'account.read',
        alsoCalled: ['firewalls', 'security groups', 'open ports', 'SSH', 'internet'],
      },
      {
        href: '/findings',
        label: 'Findings',
        permission: 'account.read',
        alsoCalled: ['decisions', 'decide', 'kept', 'exempt', 'postponed', 'problems'],
      },
      {
        href: '/requests',
        label: 'Requests',
        permission: 'account.read',
        alsoCalled: ['approve', 'approvals', 'decide', 'waiting', 'runs', 'actions'],
      },
      {
        href: '/audit',
        label: 'Audit',
        permission: 'audit.read',
        alsoCalled: ['log', 'history', 'who did what', 'export', 'verify'],
      },
    ],
  },
  {
    label: 'Settings',
    items: [
      {
        href: '/settings/connections',
        label: 'Connections',
        permission: 'account.read',
        alsoCalled: ['keys', 'API key', 'Raff', 'connect', 'account'],
      },
      {
        href: '/settings/policy',
        label: 'Thresholds',
        permission: 'account.read',
        alsoCalled: ['policy', 'rules', 'limits', 'when is something stale', 'tags'],
      },
      {
        href: '/settings/approvals',
        label: 'Approvals',
        permission: 'account.read',
        alsoCalled: ['approval policy', 'who decides', 'cooling off', 'working hours', 'protected', 'four eyes'],
      },
      {
        href: '/settings/people',
        label: 'People',
        permission: 'people.read',
        alsoCalled: ['users', 'roles', 'invite', 'admin'],
      },
      {
        href: '/settings/teams',
        label: 'Teams',
        permission: 'people.read',
        alsoCalled: ['groups', 'owners', 'responsible'],
      },
      {
        href: '/handover',
        label: 'Handover',
        permission: 'account.read',
        alsoCalled: ['leaver', 'left', 'offboarding', 'take over', 'owner gone'],
      },
      {
        href: '/settings/environments',
        label: 'Environments',
        permission: 'account.read',
        alsoCalled: ['production', 'staging', 'projects'],
      },
      {
        href: '/settings/practice',
        label: 'Practice',
        permission: 'practice.manage',
        alsoCalled: ['demo', 'try', 'explore', 'sample people', 'sandbox'],
      },
    ],
  },
]

/** The ways this person may go. Groups without any disappear. */
export function navigationFor(role: Role): NavigationGroup[] {
  return GROUPS.map((group) => ({ ...group, items: group.items.filter((item) => may(role, item.permission)) })).filter(
    (group) => group.items.length > 0,
  )
}

/** Whether there is such a page: what leads to it is drawn only then. */
export function hasPage(href: string): boolean {
  return GROUPS.some(({ items }) => items.some((item) => item.href === href))
}

/** Whether an address is one of a page there is, or below one. */
export function leadsToPage(address: string): boolean {
  const [path = ''] = address.split('?')
  return GROUPS.some(({ items }) => items.some(({ href }) => isCurrent(href, path)))
}

/** The page itself or anything below it: a server's page keeps Inventory marked. */
export function isCurrent(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}

// API keys and SSH keys of the company. Numbers are days before now, `used` hours; a minus is days ahead.
// What is wrong with a key is said above it; keys without a remark are as they should be.

import type { RateTier } from '../model'
import type { SystemRole } from '../system-roles'
import type { PersonName } from './people'
import type { ProjectName } from './projects'
import type { CustomRole } from './roles'

export interface KeyRow {
  name: string
  by: PersonName
  age: number
  /** Hours since it was last used. Left out: never. */
  used?: number
  /** Days before now when it ran out; a minus is days it still has. Left out: never expires. */
  expires?: number
  account?: SystemRole | CustomRole
  projects?: Partial<Record<ProjectName, SystemRole | CustomRole>>
  tier?: RateTier
  /** Switched off, not removed. */
  off?: number
  /** Given a new secret: its age in Raff is that of the first. */
  regenerated?: number
  /** Handed, in full, to whoever starts the practice account. */
  handout?: { purpose: string; about: string }
}

export const KEYS: readonly KeyRow[] = [
  {
    name: 'stocktake-read',
    by: 'ingrid',
    age: 58,
    used: 0.1,
    expires: -307,
    account: 'inventory-reader',
    projects: everywhere('viewer'),
    handout: { purpose: 'read', about: 'Sees everything and changes nothing: connect it for reading.' },
  },
  {
    // far-reaching by need: it carries out what was approved
    name: 'stocktake-act',
    by: 'ingrid',
    age: 58,
    used: 30,
    expires: -121,
    account: 'admin',
    projects: everywhere('project-admin'),
    handout: {
      purpose: 'act',
      about: 'Changes and deletes in every project: connect it for running approved actions.',
    },
  },
  {
    name: 'shop-deploy-production',
    by: 'priya',
    age: 34,
    used: 5,
    expires: -146,
    projects: { production: 'operator' },
    handout: { purpose: 'operator', about: 'Operates Shop production, deletes nothing and sees no other project.' },
  },
  { name: 'shop-deploy-staging', by: 'priya', age: 34, used: 1.5, expires: -146, projects: { staging: 'operator' } },
  { name: 'shop-monitoring', by: 'kwame', age: 61, used: 0.2, expires: -119, projects: { production: 'viewer' } },
  { name: 'staging-monitoring', by: 'kwame', age: 61, used: 0.2, expires: -119, projects: { staging: 'viewer' } },
  { name: 'northlight-deploy', by: 'amara', age: 27, used: 44, expires: -153, projects: { northlight: 'operator' } },
  { name: 'ci-image-builder', by: 'kwame', age: 49, used: 3, expires: -131, projects: { development: 'operator' } },
  { name: 'northlight-monitoring', by: 'amara', age: 52, used: 0.2, expires: -128, projects: { northlight: 'viewer' } },
  { name: 'office-copy-report', by: 'kwame', age: 31, used: 22, expires: -149, projects: { internal: 'viewer' } },
  { name: 'support-server-lookup', by: 'farid', age: 69, used: 4, expires: -111, projects: { production: 'viewer' } },
  {
    name: 'nightly-copy-check',
    by: 'tomas',
    age: 72,
    used: 9,
    expires: -108,
    projects: { production: 'viewer' },
    tier: 'high',
    handout: { purpose: 'high', about: 'Sees Shop production, with the higher rate limit.' },
  },
  {
    name: 'status-page',
    by: 'yuki',
    age: 40,
    used: 0.1,
    expires: -140,
    account: 'inventory-reader',
    projects: { production: 'dashboard-reader' },
    handout: { purpose: 'no-backups', about: 'Sees Shop production, but none of its backups and schedules.' },
  },
  {
    name: 'staging-robot',
    by: 'priya',
    age: 66,
    used: 20,
    expires: -114,
    account: 'inventory-reader',
    projects: { staging: 'project-admin' },
    handout: { purpose: 'staging-only', about: 'Sees the account and does everything in Shop staging alone.' },
  },
  {
    name: 'office-directory',
    by: 'dana',
    age: 45,
    used: 26,
    expires: -135,
    account: 'inventory-reader',
    handout: { purpose: 'account-only', about: 'Sees people, roles and keys, but nothing inside any project.' },
  },
  {
    // everything, in every project there will ever be, and for ever
    name: 'founder-emergency',
    by: 'ingrid',
    age: 402,
    used: 520,
    account: 'owner',
    handout: { purpose: 'owner', about: 'Owner: everything, everywhere. Try what Stocktake says about connecting it.' },
  },
  // production and what is not, at once, with Admin, since long ago
  {
    name: 'terraform-all',
    by: 'tomas',
    age: 251,
    used: 7,
    expires: -114,
    account: 'admin',
    projects: { production: 'project-admin', staging: 'project-admin', development: 'project-admin' },
  },
  // its maker has left; still used every day, never expires
  { name: 'ci-deploy-legacy', by: 'mateusz', age: 640, used: 4, projects: { production: 'operator' } },
  // its maker left this month
  { name: 'northlight-import', by: 'hana', age: 82, used: 480, expires: -98, projects: { northlight: 'operator' } },
  // its maker is suspended
  {
    name: 'contractor-preview',
    by: 'oleksandr',
    age: 78,
    used: 29,
    expires: -102,
    projects: { development: 'operator' },
  },
  // never used
  { name: 'warehouse-connector', by: 'lucia', age: 57, expires: -123, projects: { production: 'viewer' } },
  // a name that says nothing, never used, never expires
  { name: 'test', by: 'yuki', age: 118, projects: { development: 'project-member' } },
  // a name that says nothing
  { name: 'new key 2', by: 'kwame', age: 38, used: 70, expires: -142, projects: { staging: 'viewer' } },
  // not used for seven weeks
  { name: 'quarterly-report', by: 'dana', age: 86, used: 55 * 24, expires: -94, projects: { internal: 'viewer' } },
  // not used for four months
  {
    name: 'photo-migration',
    by: 'kwame',
    age: 166,
    used: 128 * 24,
    expires: -199,
    projects: { production: 'operator' },
  },
  // runs out next week
  { name: 'carrier-labels', by: 'farid', age: 81, used: 12, expires: -7, projects: { production: 'project-member' } },
  {
    // ran out, and is still there
    name: 'agency-handover',
    by: 'lucia',
    age: 75,
    used: 16 * 24,
    expires: 12,
    projects: { campaign: 'project-member' },
    handout: { purpose: 'expired', about: 'Ran out: refused.' },
  },
  {
    // switched off, never removed
    name: 'uptime-probe-old',
    by: 'tomas',
    age: 83,
    used: 41 * 24,
    expires: -97,
    projects: { production: 'viewer' },
    off: 38,
    handout: { purpose: 'inactive', about: 'Switched off: refused.' },
  },
  // old by Raff's date, but its secret is young: the prefix changed
  {
    name: 'search-sync',
    by: 'priya',
    age: 283,
    used: 2,
    expires: -158,
    projects: { production: 'operator' },
    regenerated: 22,
  },
]

export const SSH_KEYS: readonly { name: string; by: PersonName; age: number }[] = [
  { name: 'tomas laptop', by: 'tomas', age: 345 },
  { name: 'priya laptop', by: 'priya', age: 302 },
  { name: 'kwame desktop', by: 'kwame', age: 288 },
  { name: 'yuki laptop', by: 'yuki', age: 240 },
  { name: 'amara laptop', by: 'amara', age: 361 },
  { name: 'deploy robot', by: 'tomas', age: 404 },
  // of people who have left
  { name: 'hana laptop', by: 'hana', age: 455 },
  { name: 'mateusz', by: 'mateusz', age: 640 },
]

function everywhere(role: SystemRole): Record<ProjectName, SystemRole> {
  return { production: role, staging: role, development: role, northlight: role, internal: role, campaign: role }
}

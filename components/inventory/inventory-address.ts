import type { Group } from '@/lib/domain/inventory/columns'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import { isKind, KIND_WORDS, KINDS, type Kind } from '@/lib/domain/inventory/kinds'
import type { ChangeKind } from '@/lib/domain/inventory/say-change'
import { dayWords } from '../backups/calendar-sentence'

// What the inventory's address says: the search, the filters, the order, by what it is grouped, and which columns are shown.
// The names of the first are those of the API, so that a copied address can be turned into a question to it.

export const ADDRESS = {
  q: '',
  kind: '',
  project: '',
  environment: '',
  owner: '',
  status: '',
  tag: '',
  finding: '',
  account: '',
  gone: '',
  changed: '',
  since: '',
  // what costs most stands first: servers and disks before the things that are free
  sort: '-cost',
  group: '',
  // '' as this browser remembers them
  columns: '',
}
export type Address = { [Name in keyof typeof ADDRESS]: string }

export const GROUPINGS = [
  'project',
  'owner',
  'environment',
  'tag',
  'kind',
  'status',
] as const satisfies readonly Group[]
export const GROUPING_WORDS: Record<Group, string> = {
  project: 'project',
  owner: 'owner',
  environment: 'environment',
  tag: 'tag',
  kind: 'kind',
  status: 'status',
}

export function groupingOf(text: string): Group | null {
  return GROUPINGS.find((group) => group === text) ?? null
}

/** What filters, as the API takes it. */
export type Filter = Omit<Address, 'sort' | 'group' | 'columns'>

export function filterOf({ sort: _, group: __, columns: ___, ...filter }: Address): Filter {
  return filter
}

/** The address as far as it says what is shown, and not how: the part for which the server draws rows. */
export function askedBy(address: Partial<Address>): string {
  return queryOfView({ ...address, columns: '' })
}

/** Questions people ask every week, one press away. */
export type View = { name: string; address: Partial<Address> }
export const VIEWS: readonly View[] = [
  { name: 'Everything', address: {} },
  { name: 'Which project owns what', address: { group: 'project' } },
  { name: 'Public addresses', address: { kind: 'ip', sort: 'name' } },
  { name: 'Servers without tags', address: { kind: 'vm', tag: 'none' } },
  { name: 'Without an owner', address: { owner: 'none' } },
]

/** Whether the address shows what this view does; in which order and columns is not part of it. */
export function isView(address: Address, view: Partial<Address>): boolean {
  return Object.entries(ADDRESS).every(([name, byItself]) => {
    const key = name as keyof Address
    return key === 'sort' || key === 'columns' || address[key] === (view[key] ?? byItself)
  })
}

/** What stands behind the address of the inventory for a view. '' or '?…'. */
export function queryOfView(view: Partial<Address>): string {
  const query = new URLSearchParams()
  for (const [name, byItself] of Object.entries(ADDRESS)) {
    const value = view[name as keyof Address]
    if (value !== undefined && value !== byItself) query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** A kept query as an address; names that the page does not know are left out. */
export function addressOf(query: string): Partial<Address> {
  const given = new URLSearchParams(query)
  return Object.fromEntries(
    Object.keys(ADDRESS).flatMap((name) => {
      const value = given.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

/** Under which name the browser remembers the columns of the table that the address shows. */
export function tableOf({ group }: Pick<Address, 'group'>): string {
  const grouped = groupingOf(group)
  return grouped ? `inventory-by-${grouped}` : 'inventory'
}

export type Names = { project: ReadonlyMap<string, string>; owner: ReadonlyMap<string, string> }

/** The filters in force, as a person would say them. */
export function filtersInWords(address: Address, names: Names): string[] {
  const words: string[] = []
  if (address.q) words.push(`“${address.q}”`)
  const kinds = address.kind.split(',').filter(isKind)
  if (kinds.length > 0) words.push(kinds.map((kind) => KIND_WORDS[kind].many).join(' or '))
  if (address.project) words.push(inProject(address.project, names))
  if (address.environment) words.push(environmentWords(address.environment))
  if (address.owner) words.push(ownerWords(address.owner, names))
  if (address.status) words.push(`status ${address.status}`)
  if (address.tag) words.push(address.tag === 'none' ? 'without tags' : `tagged ${address.tag}`)
  if (address.finding) words.push(address.finding === 'any' ? 'with a finding' : `with the finding ${address.finding}`)
  const changed = changedInWords(address)
  if (changed) words.push(changed)
  if (address.gone === 'only' && !changed?.startsWith('gone')) words.push('gone')
  return words
}

const CHANGED_WORDS: Record<ChangeKind, string> = {
  appeared: 'new',
  changed: 'changed',
  gone: 'gone',
  returned: 'back again',
}

/** "changed since 14 Nov"; null: it does not matter. */
export function changedInWords({ changed, since }: Pick<Address, 'changed' | 'since'>): string | null {
  if (changed === '' && since === '') return null
  const words = changed.split(',').flatMap((what) => CHANGED_WORDS[what as ChangeKind] ?? [])
  const what = words.length === 0 ? 'anything changed' : words.join(' or ')
  return /^\d{4}-\d\d-\d\d/.test(since) ? `${what} since ${dayWords(since.slice(0, 10))}` : `${what} at any time`
}

function inProject(project: string, names: Names): string {
  return project === 'none' ? 'outside of projects' : `in ${names.project.get(project) ?? 'a project that is not here'}`
}

function environmentWords(environment: string): string {
  if (environment === 'none') return 'without an environment'
  return (ENVIRONMENTS as readonly string[]).includes(environment) ? `in ${environment}` : `environment ${environment}`
}

export const OWNER_STATES: Record<string, string> = {
  none: 'nobody',
  me: 'you',
  unconfirmed: 'somebody who never confirmed it',
  gone: 'somebody who is gone',
}

function ownerWords(owner: string, names: Names): string {
  return `owned by ${OWNER_STATES[owner] ?? names.owner.get(owner) ?? 'somebody who is not here'}`
}

export function kindOptions(counts: Partial<Record<Kind, number>>): { value: string; label: string }[] {
  return KINDS.map((kind) => ({
    value: kind,
    label: `${capital(KIND_WORDS[kind].many)} (${(counts[kind] ?? 0).toLocaleString('en')})`,
  }))
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}

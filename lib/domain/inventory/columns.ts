// The columns of the inventory, in one place for the table, the API's order and the exported file.

export const SORTS = [
  'name',
  'kind',
  'status',
  'project',
  'environment',
  'owner',
  'cost',
  'created',
  'firstSeen',
  'gone',
] as const
export type Sort = (typeof SORTS)[number]

/** `-cost`: the most expensive first. */
export type Order = { by: Sort; descending: boolean }

export function parseOrder(text: string): Order | null {
  const descending = text.startsWith('-')
  const by = SORTS.find((sort) => sort === (descending ? text.slice(1) : text))
  return by ? { by, descending } : null
}

export const GROUPS = ['kind', 'project', 'environment', 'owner', 'status', 'tag'] as const
export type Group = (typeof GROUPS)[number]

export const COLUMNS = [
  'name',
  'kind',
  'status',
  'statusSince',
  'project',
  'environment',
  'owner',
  'ownerConfirmedAt',
  'backupOwner',
  'purpose',
  'monthlyCost',
  'costSource',
  'parent',
  'addresses',
  'tags',
  'createdAt',
  'firstSeenAt',
  'lastSeenAt',
  'goneAt',
  'raffId',
  'id',
] as const
export type Column = (typeof COLUMNS)[number]

export const COLUMN_TITLES: Record<Column, string> = {
  name: 'Name',
  kind: 'Kind',
  status: 'Status (as Raff says)',
  statusSince: 'Status seen since (UTC)',
  project: 'Project',
  environment: 'Environment',
  owner: 'Owner',
  ownerConfirmedAt: 'Owner confirmed (UTC)',
  backupOwner: 'Backup owner',
  purpose: 'Purpose',
  monthlyCost: 'Cost a month (USD)',
  costSource: 'Where the cost comes from',
  parent: 'Belongs to',
  addresses: 'Addresses',
  tags: 'Tags',
  createdAt: 'Made (UTC)',
  firstSeenAt: 'First seen (UTC)',
  lastSeenAt: 'Last seen (UTC)',
  goneAt: 'Gone (UTC)',
  raffId: 'Id at Raff',
  id: 'Id',
}

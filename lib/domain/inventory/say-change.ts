import type { Json } from '../canonical-json'
import { KIND_WORDS, type Kind } from './kinds'
import { statusWords } from './status-words'

// A change as one line of a timeline. Ids in it are turned into names by `nameOf`, where somebody knows one.

export const CHANGE_KINDS = ['appeared', 'changed', 'gone', 'returned'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export type Change = { what: ChangeKind; field: string | null; from: Json; to: Json }

export type NameOf = (raffId: string) => string | null

const FIELD_WORDS: Record<string, string> = {
  name: 'name',
  size: 'size',
  diskGb: 'disk (GB)',
  sizeGb: 'size (GB)',
  system: 'system',
  pricePerHour: 'price an hour',
  billing: 'billing',
  backupHint: 'backup hint',
  region: 'region',
  publicIpv4: 'public address',
  publicIpv6: 'public address (IPv6)',
  privateIpv4: 'private address',
  reserved: 'reserved',
  range: 'address range',
  gatewayType: 'gateway',
  usedIps: 'addresses in use',
  nicCount: 'interfaces guarded',
  rhythm: 'rhythm',
  keepCount: 'copies kept',
  publicKey: 'public key',
  isDefault: 'default project',
  email: 'email address',
  role: 'role',
  expiresAt: 'expiry',
  rateLimitTier: 'rate limit',
}

export function sayChange(kind: Kind, { what, field, from, to }: Change, nameOf: NameOf = () => null): string {
  if (what === 'appeared') return 'Seen for the first time.'
  if (what === 'gone') return 'Gone.'
  if (what === 'returned') return 'Back again.'
  const named = (value: Json) => plain(value, nameOf)
  switch (field) {
    case 'name':
      return `Renamed from “${named(from)}” to “${named(to)}”.`
    case 'status':
      return `Went from ${statusWord(kind, from)} to ${statusWord(kind, to)}.`
    case 'project':
      return `Moved from project ${named(from)} to project ${named(to)}.`
    case 'server':
      if (to === null) return `Taken off the server ${named(from)}.`
      return from === null ? `Attached to the server ${named(to)}.` : `Moved from ${named(from)} to ${named(to)}.`
    case 'secret':
      return `Its secret was replaced: ${named(from)}… became ${named(to)}….`
    case 'tags':
      return listChange('Tags', from, to, nameOf)
    case 'permissions':
      return listChange('Permissions', from, to, nameOf)
    case 'projects':
      return listChange('Reach', from, to, nameOf)
    case 'rules':
      return listChange('Rules', from, to, nameOf)
    case 'interfaces':
      return listChange('Interfaces', from, to, nameOf)
    default:
      return `Its ${FIELD_WORDS[field ?? ''] ?? field ?? KIND_WORDS[kind].one} went from ${named(from)} to ${named(to)}.`
  }
}

/** Raff's word in ours: a passive server is stopped. */
export function statusWord(kind: Kind, status: Json): string {
  if (typeof status !== 'string') return 'no status'
  return statusWords(kind, status)?.word ?? status
}

/** "Tags: added env=prod; removed temporary." */
function listChange(title: string, from: Json, to: Json, nameOf: NameOf): string {
  const [before, after] = [from, to].map((list) => (Array.isArray(list) ? list.map((each) => plain(each, nameOf)) : []))
  const added = after?.filter((each) => !before?.includes(each)) ?? []
  const removed = before?.filter((each) => !after?.includes(each)) ?? []
  const parts = [
    added.length > 0 ? `added ${added.join(', ')}` : '',
    removed.length > 0 ? `removed ${removed.join(', ')}` : '',
  ].filter(Boolean)
  return `${title}: ${parts.join('; ') || 'their order changed'}.`
}

function plain(value: Json, nameOf: NameOf): string {
  if (value === null || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return nameOf(value) ?? value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((each) => plain(each, nameOf)).join(', ')
  return Object.values(value)
    .filter((each) => each !== null && each !== '')
    .map((each) => plain(each, nameOf))
    .join(' ')
}

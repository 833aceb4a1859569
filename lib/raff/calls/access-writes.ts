import { readApiKey } from '../parse/api-key'
import { readMember } from '../parse/member'
import type { Raw } from '../parse/rows'
import { at } from '../place'
import { Secret } from '../secret'
import type { Writing, WriteOptions } from '../writing'

export interface NewApiKey {
  name: string
  /** Reaches no project: that is added afterwards, project by project. */
  accountRoleId?: string | undefined
  /** ISO; absent: never expires */
  expiresAt?: string | undefined
  tier?: 'standard' | 'high' | undefined
}

export interface ApiKeyChange {
  name?: string | undefined
  /** false is the reversible way to stop a key */
  isActive?: boolean | undefined
  expiresAt?: string | undefined
}

/** Changes to keys and to what they reach. */
export function accessWrites({ plain, showing, answering }: Writing) {
  return {
    apiKeys: {
      create: ({ name, accountRoleId, expiresAt, tier }: NewApiKey, options: WriteOptions = {}) =>
        answering(
          at`/api-keys`,
          {
            method: 'POST',
            body: { name, role_id: accountRoleId, expires_at: expiresAt, rate_limit_tier: tier },
            ...options,
          },
          readKeyWithSecret,
        ),
      /** The old secret is dead at once. */
      regenerate: (id: string, options: WriteOptions = {}) =>
        answering(at`/api-keys/${id}/regenerate`, { method: 'POST', ...options }, readKeyWithSecret),
      change: (id: string, { name, isActive, expiresAt }: ApiKeyChange, options: WriteOptions = {}) =>
        showing(
          at`/api-keys/${id}`,
          { method: 'PATCH', body: { name, is_active: isActive, expires_at: expiresAt }, ...options },
          readApiKey,
        ),
      /** For good. */
      delete: (id: string, options: WriteOptions = {}) => plain(at`/api-keys/${id}`, { method: 'DELETE', ...options }),
    },
    projectMembers: {
      addKey: (projectId: string, access: { apiKeyId: string; roleId: string }, options: WriteOptions = {}) =>
        showing(
          at`/projects/${projectId}/members`,
          { method: 'POST', body: { api_key_id: access.apiKeyId, role_id: access.roleId }, ...options },
          readMember,
        ),
      remove: (projectId: string, memberId: string, options: WriteOptions = {}) =>
        plain(at`/projects/${projectId}/members/${memberId}`, { method: 'DELETE', ...options }),
    },
  }
}

/** The secret comes once. It is taken out of the raw row, so that nothing that keeps rows can keep it. */
function readKeyWithSecret({ data }: Raw) {
  const { secret, ...raw } = (typeof data === 'object' && data !== null ? data : {}) as Raw
  const item = readApiKey(raw)
  return {
    key: 'row' in item ? item.row : null,
    secret: typeof secret === 'string' && secret !== '' ? new Secret(secret) : null,
  }
}

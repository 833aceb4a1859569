import { readApiKey } from '../parse/api-key'
import { readMember } from '../parse/member'
import { readPermission } from '../parse/permission'
import { readRole } from '../parse/role'
import { readSshKey } from '../parse/ssh-key'
import { at } from '../place'
import type { ListOptions, Reading, ReadOptions } from '../reading'

/** Who and what may do things in the account. None of these calls takes a project. */
export function accessReads({ one, pages, whole }: Reading) {
  return {
    members: { list: (options: ListOptions = {}) => pages(at`/members`, readMember, options) },
    projectMembers: {
      list: ({ projectId, ...options }: ListOptions & { projectId: string }) =>
        pages(at`/projects/${projectId}/members`, readMember, options),
    },
    roles: {
      list: (options: ListOptions = {}) => pages(at`/roles`, readRole, options),
      get: (id: string, options: ReadOptions = {}) => one(at`/roles/${id}`, readRole, options),
    },
    permissions: { list: (options: ListOptions = {}) => whole(at`/permissions`, readPermission, options) },
    apiKeys: {
      list: (options: ListOptions = {}) => pages(at`/api-keys`, readApiKey, options),
      get: (id: string, options: ReadOptions = {}) => one(at`/api-keys/${id}`, readApiKey, options),
    },
    sshKeys: { list: (options: ListOptions = {}) => whole(at`/ssh-keys`, readSshKey, options) },
  }
}

import { callOnAccount, path } from '../call'
import type { PlanCall } from '../plan'
import type { Key } from './key-around'

export type NewKey = {
  name: string
  accountRoleId: string | null
  expiresAt: string | null
  accesses: { projectId: string; projectName: string; roleId: string; roleName: string | null }[]
}

/** A key is made first and let into its projects afterwards, one by one. */
export function newKeyCalls(
  old: Key | null,
  { name, accountRoleId, expiresAt, accesses }: NewKey,
  ids: string[],
): PlanCall[] {
  const made = { fromStep: 'create', field: 'id' }
  return [
    callOnAccount(old, 'create', {
      method: 'POST',
      path: path`/api-keys`,
      body: {
        name,
        ...(accountRoleId !== null && { role_id: accountRoleId }),
        ...(expiresAt !== null && { expires_at: expiresAt }),
      },
      sentence: `Make the key “${name}”.`,
      probe: { kind: 'new-key', name, notAmong: [...ids].sort() },
      again: 'never',
      givesSecret: true,
    }),
    ...accesses.map(({ projectId, projectName, roleId, roleName }) =>
      callOnAccount(old, `let-in:${projectId}`, {
        method: 'POST',
        path: path`/projects/${projectId}/members`,
        body: { api_key_id: made, role_id: roleId },
        sentence: `Let the new key into the project ${projectName}${roleName ? ` as ${roleName}` : ''}.`,
        probe: { kind: 'key-reaches', keyId: made, name, projectId, roleId },
        again: 'unseen',
      }),
    ),
  ]
}

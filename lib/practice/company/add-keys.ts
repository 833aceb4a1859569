import { chanceOf, digestOf, uuidOf } from '../ids'
import { secretFields } from '../key-secret'
import type { ApiKey } from '../model'
import { keyEmail } from '../key-email'
import type { SystemRole } from '../system-roles'
import { type Draft, daysAgo, HOUR_MS, hasHappened, isThere } from './draft'
import { KEYS, type KeyRow, SSH_KEYS } from './keys'
import { personId, shortName } from './people'
import { type ProjectName, projectId } from './projects'
import { type CustomRole, roleId } from './roles'

export function addKeys(draft: Draft): void {
  for (const row of KEYS) {
    if (!isThere(draft, row.name, row)) continue
    const key = keyOf(draft, row)
    draft.state.apiKeys.push(key)
    addAccess(draft, key, row.projects ?? {})
    if (row.handout) draft.state.handouts.push({ ...row.handout, apiKeyId: key.id })
  }
}

function keyOf(draft: Draft, row: KeyRow): ApiKey {
  const id = uuidOf(draft.seed, 'company-key', row.name)
  const generation = hasHappened(draft, row.regenerated, `${row.name} regenerated`) ? 1 : 0
  return {
    id,
    name: row.name,
    ...secretFields(draft.seed, { id, generation }),
    generation,
    tier: row.tier ?? 'standard',
    expiresAt: row.expires === undefined ? null : daysAgo(draft, row.expires, `${row.name} expires`),
    lastUsedAt: lastUse(draft, row),
    isActive: !hasHappened(draft, row.off, `${row.name} off`),
    roleId: row.account === undefined ? null : roleId(draft, row.account),
    createdBy: personId(draft, row.by),
    createdAt: daysAgo(draft, row.age, row.name),
  }
}

/** Told for an earlier moment, a key had been used about as recently as its habit says, or when its last use was. */
function lastUse(draft: Draft, row: KeyRow): number | null {
  if (row.used === undefined) return null
  const last = draft.now - row.used * HOUR_MS
  if (last <= draft.at) return last
  const habit = Math.min(row.used, 24) * (0.5 + chanceOf(draft.seed, 'key-habit', row.name))
  return Math.max(draft.at - habit * HOUR_MS, daysAgo(draft, row.age, row.name))
}

function addAccess(draft: Draft, key: ApiKey, projects: Partial<Record<ProjectName, SystemRole | CustomRole>>): void {
  for (const [project, role] of Object.entries(projects)) {
    draft.state.projectMembers.push({
      id: uuidOf(draft.seed, 'company-key-access', project, key.name),
      projectId: projectId(draft, project as ProjectName),
      userId: null,
      apiKeyId: key.id,
      email: keyEmail(key),
      roleId: roleId(draft, role),
      status: 'active',
      invitedBy: key.createdBy,
      invitedAt: null,
      acceptedAt: key.createdAt,
      invitationId: null,
      createdAt: key.createdAt,
    })
  }
}

export function addSshKeys(draft: Draft): void {
  for (const row of SSH_KEYS) {
    if (!isThere(draft, row.name, row)) continue
    const createdAt = daysAgo(draft, row.age, row.name)
    draft.state.sshKeys.push({
      id: uuidOf(draft.seed, 'company-ssh-key', row.name),
      name: row.name,
      publicKey: publicKeyOf(draft.seed, row.name, `${shortName(row.by)}@harborandpine`),
      createdBy: personId(draft, row.by),
      createdAt,
      updatedAt: createdAt,
    })
  }
}

/** Right in form, and nobody has the private half. */
export function publicKeyOf(seed: string, name: string, comment: string): string {
  const type = 'ssh-ed25519'
  const parts = [Buffer.from(type), digestOf(seed, 'ssh-key', name)]
  const blob = Buffer.concat(parts.flatMap((part) => [lengthOf(part), part]))
  return `${type} ${blob.toString('base64')} ${comment}`
}

function lengthOf(part: Buffer): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(part.length)
  return bytes
}

import { z } from 'zod'
import { flag, id, listOf, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

const projectAccess = z
  .object({
    project_id: id,
    project_name: optionalText,
    role_id: optionalId,
    role_name: optionalText,
    role_slug: optionalText,
  })
  .transform((access) => ({
    projectId: access.project_id,
    projectName: access.project_name,
    roleId: access.role_id,
    roleName: access.role_name,
    roleSlug: access.role_slug,
  }))

/** A key as Raff lists it: never its secret. `prefix` changes with the secret; `createdAt` does not. */
export type ApiKey = RowOf<typeof readApiKey>

export const readApiKey = rowReader(
  z
    .object({
      id,
      name: text,
      key_prefix: text,
      is_active: flag,
      rate_limit_tier: optionalText,
      role_id: optionalId,
      role_name: optionalText,
      role_slug: optionalText,
      project_accesses: listOf(projectAccess),
      expires_at: optionalTime,
      last_used_at: optionalTime,
      created_by: optionalId,
      created_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      name: row.name,
      prefix: row.key_prefix,
      isActive: row.is_active,
      rateLimitTier: row.rate_limit_tier,
      roleId: row.role_id,
      roleName: row.role_name,
      roleSlug: row.role_slug,
      projectAccesses: row.project_accesses,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
      createdBy: row.created_by,
      createdAt: row.created_at,
    })),
)

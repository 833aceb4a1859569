import { z } from 'zod'
import { id, optionalId, optionalText, optionalTime, text } from './fields'
import { type RowOf, rowReader } from './rows'

/** Somebody in the account or in one project. `userId` is null while invited. */
export type Member = RowOf<typeof readMember>

export const readMember = rowReader(
  z
    .object({
      id,
      email: text,
      status: text,
      user_id: optionalId,
      role: optionalText,
      role_id: optionalId,
      role_name: optionalText,
      project_id: optionalId,
      invited_by: optionalId,
      invited_at: optionalTime,
      accepted_at: optionalTime,
      invitation_id: optionalId,
      invitation_expires_at: optionalTime,
      created_at: optionalTime,
      updated_at: optionalTime,
    })
    .transform((row) => ({
      id: row.id,
      email: row.email,
      status: row.status,
      userId: row.user_id,
      roleSlug: row.role,
      roleId: row.role_id,
      roleName: row.role_name,
      projectId: row.project_id,
      invitedBy: row.invited_by,
      invitedAt: row.invited_at,
      acceptedAt: row.accepted_at,
      invitationId: row.invitation_id,
      invitationExpiresAt: row.invitation_expires_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    })),
)

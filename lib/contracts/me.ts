import { z } from 'zod'
import { PERSON_ROLES } from '../domain/person'
import { listOf } from './answers'
import { nameField, passwordField } from './fields'

export const meAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(PERSON_ROLES),
    permissions: z.array(z.string()).describe('What this role may do.'),
    hasPassword: z.boolean(),
    passwordConfirmedUntil: z.iso
      .datetime()
      .nullable()
      .describe('Until when actions that ask for the password go through without asking again.'),
  })
  .meta({ id: 'Me' })
export type MeAnswer = z.infer<typeof meAnswer>

export const changeMeBody = z.strictObject({ name: nameField })

export const changePasswordBody = z.strictObject({ currentPassword: passwordField, newPassword: passwordField })

export const reauthenticateBody = z.strictObject({ password: passwordField })
export const reauthenticatedAnswer = z.object({ confirmedUntil: z.iso.datetime() })

export const sessionAnswer = z
  .object({
    id: z.uuid(),
    current: z.boolean().describe('The session that asks.'),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    userAgent: z.string().nullable().describe('As the browser describes itself.'),
  })
  .meta({ id: 'Session' })
export type SessionAnswer = z.infer<typeof sessionAnswer>

export const sessionsAnswer = listOf(sessionAnswer)
export type SessionsAnswer = z.infer<typeof sessionsAnswer>

export const sessionParams = z.object({ id: z.uuid('This is not the id of a session.') })
export const endedSessionsAnswer = z.object({ ended: z.number().int() })

import { z } from 'zod'
import { CONNECTION_PURPOSES, CONNECTION_STATUSES } from '../domain/connection-status'
import { listOf } from './answers'
import { nameField } from './fields'

// A stored key as our API shows it: its prefix, what it reaches, how it is. The key itself goes in and never comes out.

const keyField = z
  .string('Paste the key here. It begins with raff_.')
  .describe('The key, or text that holds it. Never comes back.')

const purpose = z.enum(CONNECTION_PURPOSES, 'Choose what it is for: read or act.')

export const addConnectionBody = z.strictObject({
  name: nameField,
  purpose,
  key: keyField,
  account: z
    .union([z.uuid(), z.literal('new')], 'Send the id of an account, or new.')
    .optional()
    .describe('Which Raff account it belongs to. Only needed when the key itself does not tell.'),
})
export type AddConnectionBody = z.input<typeof addConnectionBody>

export const changeConnectionBody = z
  .strictObject({
    name: nameField.optional(),
    accountName: nameField.optional().describe('Renames the Raff account it belongs to.'),
    acceptReach: z.literal(true).optional().describe('What the key lost is meant: do not call it narrowed any more.'),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    path: ['name'],
    error: 'Say what to change: name, accountName or acceptReach.',
  })
export type ChangeConnectionBody = z.input<typeof changeConnectionBody>

export const replaceKeyBody = z.strictObject({ key: keyField })

export const connectionParams = z.object({ id: z.uuid('This is not the id of a connection.') })

const projectReach = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string().nullable().describe('Null: unknown.'),
  destroys: z.array(z.string()).nullable().describe('What it can delete or overwrite there. Null: unknown.'),
  changes: z.array(z.string()).nullable(),
})

const warning = z.object({
  code: z.string(),
  weight: z.enum(['risk', 'note']),
  sentence: z.string(),
  instead: z.string().describe('The set-up that would be right.'),
})

export const reachAnswer = z
  .object({
    sentence: z.string().describe('The most it can do, in one sentence.'),
    keyName: z.string().nullable().describe('Its name at Raff. Null: it may not look itself up.'),
    accountRole: z.object({ name: z.string(), owner: z.boolean() }).nullable(),
    account: z.object({ destroys: z.array(z.string()), changes: z.array(z.string()) }).nullable(),
    projects: z.array(projectReach),
    everyProject: z.boolean().describe('Also those that will be made later.'),
    blindTo: z.array(z.string()).describe('What it may not read.'),
    lost: z.array(z.string()).describe('What it reached before and does not any more.'),
  })
  .meta({ id: 'Reach' })
export type ReachAnswer = z.infer<typeof reachAnswer>

export const connectionAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    purpose,
    account: z.object({ id: z.uuid(), name: z.string(), practice: z.boolean() }),
    prefix: z.string().describe('raff_ and eight digits: what Raff itself shows of a key.'),
    status: z.enum(CONNECTION_STATUSES),
    problem: z.string().nullable().describe('What is the matter and what to do about it.'),
    lastAttempt: z.string().nullable().describe('Why the last check came to nothing; null when it got through.'),
    reach: reachAnswer,
    warnings: z.array(warning),
    rateLimit: z.string(),
    keyExpiresAt: z.iso.datetime().nullable().describe('Null: never, or unknown.'),
    keyStoredAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    createdBy: z.string().nullable(),
    lastCheckedAt: z.iso.datetime().describe('When Raff last told what it reaches.'),
    lastTriedAt: z.iso.datetime(),
  })
  .meta({ id: 'Connection' })
export type ConnectionAnswer = z.infer<typeof connectionAnswer>

export const connectionsAnswer = listOf(connectionAnswer)
export type ConnectionsAnswer = z.infer<typeof connectionsAnswer>

export const storedConnectionAnswer = connectionAnswer.extend({
  notes: z.array(z.string()).describe('What we did with the text that was pasted.'),
})
export type StoredConnectionAnswer = z.infer<typeof storedConnectionAnswer>

import { z } from 'zod'
import { AUDIT_ACTIONS, AUDIT_ACTOR_KINDS, AUDIT_OUTCOMES } from '../domain/audit-actions'
import { listOf } from './answers'
import { searchField } from './fields'

// The audit log as our API shows it. Sequences are numbers here: a log of nine quadrillion entries is not our worry.

const instant = z.iso.datetime({ offset: true, error: 'Expected a date and time such as 2026-11-21T10:00:00Z.' })

export const auditFilter = z.object({
  actor: z.string().max(200).optional().describe('Id of a person, or visitor, system, operator'),
  action: z.enum(Object.keys(AUDIT_ACTIONS) as [string, ...string[]]).optional(),
  target: z.string().max(200).optional().describe('Part of the name of the target, or its id'),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  from: instant.optional(),
  to: instant.optional(),
  q: searchField.describe('Words in who, what or why'),
})

export const auditQuery = auditFilter.extend({
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'Expected the nextCursor of an earlier answer.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const auditEntry = z.object({
  seq: z.number(),
  at: z.string(),
  actorKind: z.enum(AUDIT_ACTOR_KINDS),
  actorId: z.string().nullable(),
  actor: z.string(),
  action: z.string(),
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  target: z.string().nullable(),
  connectionPrefix: z.string().nullable(),
  projectId: z.string().nullable(),
  projectName: z.string().nullable(),
  requestId: z.string().nullable(),
  outcome: z.enum(AUDIT_OUTCOMES),
  raffStatus: z.number().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  httpRequestId: z.string().nullable(),
  hash: z.string(),
  prevHash: z.string(),
})
export type AuditEntryView = z.infer<typeof auditEntry>

export const auditPage = listOf(auditEntry)
export type AuditPage = z.infer<typeof auditPage>

export const verifyQuery = z
  .object({
    seq: z.coerce.number().int().min(1).optional().describe('An entry noted earlier, for example in minutes'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{8,64}$/, 'Expected at least the first 8 characters of a hash: digits and the letters a to f.')
      .optional()
      .describe('The hash that was noted beside it, or how it begins'),
  })
  .refine((noted) => (noted.seq === undefined) === (noted.hash === undefined), {
    path: ['hash'],
    error: 'Give the entry number and its hash together.',
  })

export const auditVerdict = z.object({
  intact: z.boolean(),
  entries: z.number(),
  head: z.object({ seq: z.number(), hash: z.string() }),
  firstBroken: z.object({ seq: z.number(), why: z.string(), sentence: z.string() }).nullable(),
  sentence: z.string(),
  asOf: z.string(),
})
export type AuditVerdict = z.infer<typeof auditVerdict>

export const exportQuery = auditFilter.extend({
  format: z.enum(['csv', 'jsonl']).default('csv'),
})

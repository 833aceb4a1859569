import { z } from 'zod'
import { ACCESS_LEVELS } from '../domain/findings/access-levels'
import { CHECKLIST_IDS } from '../domain/findings/checklist-questions'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { listOf } from './answers'
import { searchField } from './fields'
import { findingAnswer } from './findings'
import { ownerAnswer } from './inventory'

// Raff's API keys: what they can do in words, how old their secret really is, who answers for them.

const instant = z.iso.datetime()

export const projectReachAnswer = z.object({
  projectId: z.string(),
  projectName: z.string(),
  environment: z.enum(ENVIRONMENTS).nullable(),
  role: z.string().nullable(),
  level: z.enum(ACCESS_LEVELS),
  sentence: z.string().describe('"can change servers and disks, delete nothing"'),
})
export type ProjectReachAnswer = z.infer<typeof projectReachAnswer>

export const secretAgeAnswer = z.object({
  how: z.enum(['created', 'replaced', 'watched']),
  atLeastDays: z.number(),
  atMostDays: z.number().nullable(),
  allowedDays: z.number().describe('The strictest of the environments it reaches.'),
  sentence: z.string(),
})

export const keyRow = z
  .object({
    resourceId: z.uuid(),
    accountId: z.uuid(),
    raffId: z.string(),
    name: z.string(),
    prefix: z.string(),
    status: z.enum(['active', 'off', 'expired']),
    owner: ownerAnswer.nullable(),
    ownerConfirmedAt: instant.nullable(),
    maker: z.object({ name: z.string(), gone: z.boolean() }).nullable().describe('Who made it on Raff; null: unknown.'),
    purpose: z.string().nullable(),
    usedByStocktake: z.string().nullable().describe('The name of our connection that uses it.'),
    secretAge: secretAgeAnswer,
    lastUsedAt: instant.nullable().describe('Null: never, as far as Raff tells.'),
    createdAt: instant.nullable(),
    expiresAt: instant.nullable().describe('Null: never.'),
    accountRole: z.string().nullable(),
    strongest: z.enum(ACCESS_LEVELS),
    reachSentence: z.string(),
    reach: z.array(projectReachAnswer),
    environments: z.array(z.enum(ENVIRONMENTS)),
    checklist: z.object({ answered: z.number().int(), total: z.number().int() }),
    findings: z.array(findingAnswer),
    needsDecision: z.boolean(),
  })
  .meta({ id: 'KeyRow' })
export type KeyRow = z.infer<typeof keyRow>

export const keysQuery = z.object({
  account: z.uuid('This is not the id of an account.').optional(),
  status: z.enum(['active', 'off', 'expired']).optional(),
  needs: z.enum(['decision']).optional(),
  project: z.string().max(200).optional().describe('Keys that reach this project.'),
  q: searchField,
})

export const keysAnswer = listOf(keyRow).extend({
  projects: z
    .array(z.object({ projectId: z.string(), projectName: z.string(), environment: z.enum(ENVIRONMENTS).nullable() }))
    .describe('The columns of the matrix.'),
  blind: z.array(z.string()).describe('What could not be read, as sentences.'),
  policyVersion: z.number().int(),
})
export type KeysAnswer = z.infer<typeof keysAnswer>

export const checklistAnswer = z.object({
  id: z.enum(CHECKLIST_IDS),
  question: z.string(),
  why: z.string(),
  /** unanswered: evidence is silent, and nobody has said anything. */
  answer: z.enum(['yes', 'no', 'not-needed', 'unanswered']),
  from: z.enum(['evidence', 'person']).nullable(),
  sentence: z.string().nullable().describe('The evidence, or the note of the person.'),
  by: z.string().nullable(),
  answeredAt: instant.nullable(),
  askable: z.boolean().describe('A person may answer it; evidence answers the others.'),
})
export type ChecklistItemAnswer = z.infer<typeof checklistAnswer>

export const keyAnswer = z.object({
  key: keyRow,
  permissions: z.array(
    z.object({
      where: z.string().describe('The account or the name of a project.'),
      projectId: z.string().nullable(),
      role: z.string().nullable(),
      sees: z.array(z.string()),
      changes: z.array(z.string()),
      destroys: z.array(z.string()),
      known: z.boolean(),
    }),
  ),
  checklist: z.array(checklistAnswer),
  history: z.array(z.object({ after: instant.nullable(), by: instant, sentence: z.string() })),
  advice: z
    .array(z.object({ fits: z.boolean(), sentence: z.string() }))
    .describe('Against the recommended model: one key for one purpose.'),
  asOf: instant,
})
export type KeyAnswer = z.infer<typeof keyAnswer>

export const answerChecklistBody = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        id: z.enum(CHECKLIST_IDS, 'This is not one of the questions.'),
        answer: z
          .enum(['yes', 'no', 'not-needed'], 'Answer yes, no or not-needed.')
          .nullable()
          .describe('Null: take the answer back.'),
        note: z.string().trim().max(500, 'Use at most 500 characters.').optional(),
      }),
    )
    .min(1, 'Answer at least one question.')
    .max(CHECKLIST_IDS.length),
})

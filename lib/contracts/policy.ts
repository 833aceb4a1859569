import { z } from 'zod'
import { AREAS } from '../domain/findings/finding'
import {
  ENVIRONMENT_THRESHOLDS,
  type EnvironmentThreshold,
  type FindingsPolicy,
  PLAIN_THRESHOLDS,
  type PlainThreshold,
} from '../domain/findings/policy'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { listOf } from './answers'

// Thresholds: what they mean, what they are, and what changing them would do.

const instant = z.iso.datetime()

function number({ title, unit, min, max }: PlainThreshold | EnvironmentThreshold) {
  const sentence = `${title}: choose a whole number of ${unit} from ${min} to ${max.toLocaleString('en')}.`
  return z.number(sentence).int(sentence).min(min, sentence).max(max, sentence)
}

const plain = Object.entries<PlainThreshold>(PLAIN_THRESHOLDS).map(([name, threshold]) => [name, number(threshold)])
const perEnvironment = Object.entries<EnvironmentThreshold>(ENVIRONMENT_THRESHOLDS).map(([name, threshold]) => [
  name,
  z.strictObject(Object.fromEntries(ENVIRONMENTS.map((environment) => [environment, number(threshold)]))),
])

const TAG = /^[\p{L}\p{N}_.:/-]+(=[\p{L}\p{N}_.:/-]+)?$/u
const tag = z
  .string()
  .trim()
  .max(60, 'Use at most 60 characters.')
  .regex(TAG, 'Use letters, digits and - _ . : / only.')
const port = z.number().int().min(1, 'Ports go from 1 to 65,535.').max(65_535, 'Ports go from 1 to 65,535.')

export const findingsPolicyField = z.strictObject({
  ...Object.fromEntries([...plain, ...perEnvironment]),
  conventions: z.strictObject({ temporary: tag, expires: tag, owner: tag, environment: tag }),
  vagueKeyNames: z.array(z.string().trim().min(1).max(60)).max(50, 'Use at most 50 names.'),
  adminPorts: z.array(port).max(50, 'Use at most 50 ports.'),
  databasePorts: z.array(port).max(50, 'Use at most 50 ports.'),
}) as unknown as z.ZodType<FindingsPolicy, FindingsPolicy>

export const POLICY_AREAS = ['findings', 'approvals'] as const
export type PolicyArea = (typeof POLICY_AREAS)[number]

export const thresholdAnswer = z.object({
  name: z.string(),
  area: z.enum(AREAS),
  title: z.string(),
  meaning: z.string(),
  unit: z.enum(['minutes', 'hours', 'days', 'copies']),
  min: z.number(),
  max: z.number(),
  perEnvironment: z.boolean(),
  default: z.union([z.number(), z.record(z.enum(ENVIRONMENTS), z.number())]),
})
export type ThresholdAnswer = z.infer<typeof thresholdAnswer>

export const policyVersionAnswer = z.object({
  area: z.enum(POLICY_AREAS),
  version: z.number().int().describe('0: nobody has changed anything.'),
  at: instant.nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  changes: z.array(z.string()).describe('"Stopped servers: 14 → 30 days"'),
})
export type PolicyVersionAnswer = z.infer<typeof policyVersionAnswer>

export const findingsPolicyAnswer = z.object({
  area: z.literal('findings'),
  version: z.number().int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  policy: findingsPolicyField,
  defaults: findingsPolicyField,
  thresholds: z.array(thresholdAnswer),
})

export const policyAnswer = z.object({ findings: findingsPolicyAnswer })
export type PolicyAnswer = z.infer<typeof policyAnswer>

export const putPolicyBody = z.strictObject({
  area: z.literal('findings'),
  policy: findingsPolicyField,
  version: z.number().int().min(0).describe('The one that was edited: a change from a stale page is refused.'),
  reason: z.string().trim().max(1_000, 'Use at most 1,000 characters.').optional(),
})

export const previewPolicyBody = z.strictObject({ area: z.literal('findings'), policy: findingsPolicyField })

export const policyPreviewAnswer = z.object({
  sentence: z.string().describe('"7 more servers would be at risk, 2 stale things fewer."'),
  rules: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      area: z.enum(AREAS),
      before: z.number().int(),
      after: z.number().int(),
      appear: z.array(z.string()).describe('Names, the first few.'),
      disappear: z.array(z.string()),
    }),
  ),
  changes: z.array(z.string()),
})
export type PolicyPreviewAnswer = z.infer<typeof policyPreviewAnswer>

export const policyVersionsQuery = z.object({
  area: z.enum(POLICY_AREAS, `Choose one of: ${POLICY_AREAS.join(', ')}.`).default('findings'),
})
export const policyVersionsAnswer = listOf(policyVersionAnswer)

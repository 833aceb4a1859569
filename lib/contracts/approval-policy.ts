import { z } from 'zod'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { RISK_LEVELS } from '../domain/requests/risk'
import { passwordField, reasonField } from './fields'

// What it takes before something runs, by risk and environment. Once two people can approve, a change waits for the second.

const instant = z.iso.datetime()
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Send a time such as 09:00.')

const levelRule = z.strictObject({
  approvers: z.int().min(0).max(5, 'At most five people.'),
  askerMayApprove: z.boolean(),
  coolingOffMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60, 'At most a week.'),
  password: z.boolean(),
  typedFact: z.boolean(),
  workingHours: z.boolean(),
})

const levels = z.strictObject({ low: levelRule, medium: levelRule, high: levelRule })
const someOf = z.partialRecord(z.enum(RISK_LEVELS), levelRule.partial())

export const approvalPolicyField = z.strictObject({
  levels,
  environments: z.partialRecord(z.enum(ENVIRONMENTS), someOf),
  protectedResources: z.array(z.uuid('This is not the id of anything here.')).max(1_000, 'At most 1,000 things.'),
  hours: z.strictObject({
    days: z.array(z.int().min(1).max(7)).min(1, 'Choose at least one day.').max(7),
    from: clock,
    to: clock,
    zone: z.string().max(60),
  }),
  expiryDays: z.int().min(1).max(90, 'At most 90 days.'),
  onePersonDelayHours: z
    .int()
    .min(24, 'At least a day: it stands in for a second person.')
    .max(7 * 24, 'At most a week.'),
  breakGlass: z.boolean(),
})

export const putApprovalPolicyBody = z.strictObject({
  version: z.int().min(0).describe('The one that was looked at.'),
  policy: approvalPolicyField,
  reason: reasonField(5, 500, 'Say why, in a few words.'),
  password: passwordField.optional().describe('Only needed when it was not entered within the last five minutes.'),
})

export const decideApprovalPolicyBody = z.strictObject({
  proposal: z.uuid('This is not the id of a change.'),
  verdict: z.enum(['approve', 'keep'], 'Choose approve or keep.'),
  password: passwordField.optional(),
})

export const approvalPolicyAnswer = z
  .object({
    version: z.int(),
    policy: approvalPolicyField,
    defaults: approvalPolicyField,
    approvers: z.int().describe('People who can approve right now.'),
    protectedNames: z.record(z.string(), z.string()).describe('What the protected things are called, by their id.'),
    proposal: z
      .object({
        id: z.uuid(),
        policy: approvalPolicyField,
        changes: z.array(z.string()),
        reason: z.string(),
        askedBy: z.string(),
        askedAt: instant,
        mine: z.boolean(),
      })
      .nullable()
      .describe('A change that waits for a second person.'),
  })
  .meta({ id: 'ApprovalPolicy' })
export type ApprovalPolicyAnswer = z.infer<typeof approvalPolicyAnswer>

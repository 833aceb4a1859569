import { z } from 'zod'
import { ACTIONS } from '../domain/plans/action-words'
import { RISK_LEVELS } from '../domain/requests/risk'
import { REQUEST_STATES } from '../domain/requests/states'
import { RESULTS, STEP_STATES } from '../domain/runs/step-states'
import { listOf } from './answers'
import { cleanUpRule } from './clean-ups'
import { passwordField, reasonField } from './fields'
import { askFields, checkParams, planAnswer } from './plans'

// Requests: one proposed action with its plan, who decided what about it, and what came of it.

const instant = z.iso.datetime()

const text = z
  .string()
  .trim()
  .max(2_000, 'Use at most 2,000 characters.')
  .transform((given) => given || undefined)

export const askBody = z
  .strictObject({
    ...askFields,
    reason: reasonField(5, 2_000, 'Say why it should be done, in a few words.'),
    fingerprint: z
      .string()
      .max(100)
      .optional()
      .describe('Of the plan that was looked at: another plan is not asked for.'),
    findingId: z.uuid().optional().describe('The finding it settles.'),
    rule: cleanUpRule.optional().describe('The clean-up rule it follows from: nothing outside of it is asked for.'),
    undoOf: z.uuid().optional().describe('The request it takes back.'),
    breakGlass: z
      .boolean()
      .default(false)
      .describe('In an emergency, by an admin: run at once, marked for everybody to see.'),
    password: passwordField.optional(),
  })
  .transform(checkParams)
export type AskBody = z.input<typeof askBody>
export type AskOrder = z.output<typeof askBody>

export const requestParams = z.object({ id: z.uuid('This is not the id of a request.') })

export const decisionBody = z.strictObject({
  verdict: z.enum(['approve', 'keep', 'postpone'], 'Choose approve, keep or postpone.'),
  reason: text.optional(),
  confirmation: z.string().max(500).optional().describe('The fact that the plan asks to type.'),
  password: passwordField.optional().describe('Only needed when it was not entered within the last five minutes.'),
  until: z.iso
    .datetime({ offset: true, error: 'Send a date and time such as 2026-12-31T00:00:00Z.' })
    .transform((at) => new Date(at))
    .optional()
    .describe('For postpone.'),
  fingerprint: z.string().max(100).optional().describe('Of the plan that was looked at.'),
})
export type DecisionBody = z.input<typeof decisionBody>

export const stopBody = z.strictObject({ reason: text.optional() })
export const commentBody = z.strictObject({
  text: z.string('Write something.').trim().min(1, 'Write something.').max(4_000, 'Use at most 4,000 characters.'),
})
export const confirmationBody = z.strictObject({
  step: z.int('Say which step.').min(0),
  note: text.optional(),
})

export const dutyBody = z.strictObject({
  step: z.int('Say which step.').min(0),
  personId: z.uuid('Choose a person.'),
  dueOn: z.iso.date('Choose a day.').describe('The whole of that day counts, in UTC.'),
})

export const requestsQuery = z.object({
  status: z
    .string()
    .transform((given) => given.split(',').filter(Boolean))
    .pipe(z.array(z.enum(REQUEST_STATES, `Choose from: ${REQUEST_STATES.join(', ')}.`)))
    .optional(),
  waitingFor: z
    .literal('me')
    .optional()
    .describe('Only those that wait for my decision, or for me to see that they were run without asking me.'),
  target: z.uuid().optional().describe('Only those about this thing.'),
  code: z
    .string()
    .transform((typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .refine((signs) => signs.length === 8, 'A code has eight signs, such as K7Q4-2MXF.')
    .transform((signs) => `${signs.slice(0, 4)}-${signs.slice(4)}`)
    .optional()
    .describe('Only the one with this code, as it was read from a screen: small letters and a missing dash are fine.'),
  cursor: z.uuid('Send the nextCursor of an earlier answer.').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const mark = z.enum(['one-person', 'break-glass'])

export const policyAnswer = z.object({
  version: z.number().int(),
  level: z.enum(RISK_LEVELS),
  approvers: z.number().int(),
  askerMayApprove: z.boolean(),
  coolingOffMinutes: z.number(),
  password: z.boolean(),
  typedFact: z.boolean(),
  reasonToApprove: z.boolean(),
  hours: z.object({ days: z.array(z.number()), from: z.string(), to: z.string(), zone: z.string() }).nullable(),
  expiryDays: z.number(),
  marks: z.array(mark),
  because: z.array(z.string()),
  who: z
    .array(z.object({ id: z.uuid(), name: z.string(), may: z.boolean() }))
    .describe('Who was asked, and who still may decide.'),
})

const vote = z.object({
  personId: z.uuid(),
  personName: z.string(),
  verdict: z.enum(['approve', 'keep', 'postpone']),
  reason: z.string().nullable(),
  at: instant,
  counts: z.boolean().describe('False: it was for an older plan, or the person may not decide any more.'),
})

const stepAnswer = z.object({
  step: z.number().int(),
  targetId: z.uuid(),
  kind: z.enum(['call', 'tick', 'seen-in-use', 'put-in']),
  sentence: z.string(),
  state: z.enum(STEP_STATES),
  notBefore: instant.nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Who does it. Null: Stocktake itself.'),
  dueAt: instant.nullable().describe('In a case of several days: by when.'),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  raffStatus: z.number().nullable(),
  /** What was seen at Raff, or what went wrong and what to do. */
  note: z.string().nullable(),
  progress: z.string().nullable(),
})

export const requestRow = z
  .object({
    id: z.uuid(),
    code: z.string().describe('Short enough to read from a projector.'),
    accountId: z.uuid(),
    action: z.enum(ACTIONS),
    title: z.string(),
    status: z.enum(REQUEST_STATES),
    statusWords: z.string(),
    level: z.enum(RISK_LEVELS),
    reason: z.string(),
    askedBy: z.object({ id: z.uuid(), name: z.string() }),
    askedAt: instant,
    expiresAt: instant,
    runAt: instant.nullable().describe('Approved: when it begins at the earliest. Until then anybody can stop it.'),
    postponedUntil: instant.nullable(),
    postponedTimes: z.number().int(),
    endedAt: instant.nullable(),
    outcome: z.string().nullable().describe('What came of it, as a sentence.'),
    marks: z.array(mark),
    targets: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: z.string(),
        result: z.enum(RESULTS).nullable(),
        note: z.string().nullable(),
      }),
    ),
    votesNeeded: z.number().int(),
    votesGiven: z.number().int(),
    waitsForMe: z.boolean().describe('For my decision, or for me to see that it was run without asking me.'),
  })
  .meta({ id: 'RequestRow' })
export type RequestRow = z.infer<typeof requestRow>

export const requestsAnswer = listOf(requestRow)
export type RequestsAnswer = z.infer<typeof requestsAnswer>

export const requestAnswer = requestRow
  .extend({
    plan: planAnswer,
    policy: policyAnswer,
    votes: z.array(vote),
    steps: z.array(stepAnswer),
    skipped: z
      .array(z.object({ personId: z.uuid(), personName: z.string(), seenAt: instant.nullable() }))
      .describe('Run in an emergency: who would have had to be asked, and since when they know.'),
    comments: z.array(z.object({ id: z.uuid(), personName: z.string(), text: z.string(), at: instant })),
    /** Out of date: what is not as it was when it was asked. */
    difference: z.array(z.object({ what: z.string(), before: z.array(z.string()), after: z.array(z.string()) })),
    whyNotMe: z.string().nullable().describe('Why I cannot decide on it; null: I can.'),
    whyNotStop: z.string().nullable(),
    problem: z.string().nullable().describe('What keeps it from going on, and what to do.'),
    hasSecret: z.boolean().describe('A new secret waits to be shown, once, to whoever asked.'),
    undo: z
      .object({ action: z.enum(ACTIONS), targets: z.array(z.uuid()), params: z.record(z.string(), z.unknown()) })
      .nullable()
      .describe('The request that would take it back.'),
    undoOf: z.uuid().nullable(),
    findingId: z.uuid().nullable(),
    history: z
      .array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          status: z.enum(REQUEST_STATES),
          askedAt: instant,
          outcome: z.string().nullable(),
        }),
      )
      .describe('Earlier requests about the same things.'),
    asOf: instant,
  })
  .meta({ id: 'Request' })
export type RequestAnswer = z.infer<typeof requestAnswer>

export const secretAnswer = z.object({ secret: z.string().describe('Shown this once. It is nowhere else.') })

export const runSwitchBody = z.strictObject({
  halted: z.boolean(),
  reason: reasonField(5, 500, 'Say why, in a few words.'),
})

export const runSwitchAnswer = z
  .object({
    halted: z.boolean().describe('Nothing is sent to Raff by any run as long as this is so.'),
    since: instant.nullable(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    running: z.number().int().describe('Requests that are under way.'),
  })
  .meta({ id: 'RunSwitch' })
export type RunSwitchAnswer = z.infer<typeof runSwitchAnswer>

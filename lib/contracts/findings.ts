import { z } from 'zod'
import { ACTIONS } from '../domain/plans/action-words'
import { AREAS, SEVERITIES } from '../domain/findings/finding'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { KINDS } from '../domain/inventory/kinds'
import { listOf } from './answers'
import { cursorField, reasonField, searchField } from './fields'
import { ownerAnswer } from './inventory'

// Findings as our API shows them: each with its evidence as data and as a sentence, and what people decided about it.

const instant = z.iso.datetime()

/** `a,b` or the parameter repeated. */
function several<Value extends z.ZodType<unknown, string>>(value: Value) {
  return z
    .union([z.string().max(4_000), z.array(z.string().max(4_000))])
    .transform((texts) => [texts].flat().flatMap((text) => text.split(',').filter((part) => part !== '')))
    .pipe(z.array(value).max(100, 'At most 100 values at once.'))
    .optional()
}

export const SUBJECT_KINDS = [...KINDS, 'connection', 'account'] as const

/** open: needs a decision now. decided: kept, postponed or exempt. noted: worth knowing, no decision needed. */
export const FINDING_STATES = ['open', 'decided', 'noted', 'closed'] as const
export type FindingState = (typeof FINDING_STATES)[number]

export const VERDICTS = ['keep', 'postpone', 'exempt', 'assign', 'reopen'] as const
export type Verdict = (typeof VERDICTS)[number]

export const reasonAnswer = z
  .object({
    code: z.string(),
    sentence: z.string().describe('True at the moment of the answer.'),
    values: z.record(z.string(), z.unknown()).describe('What the sentence was made of.'),
  })
  .meta({ id: 'Reason' })
export type ReasonAnswer = z.infer<typeof reasonAnswer>

export const decisionAnswer = z
  .object({
    verdict: z.enum(['keep', 'postpone', 'exempt']),
    reason: z.string().nullable(),
    by: z.string(),
    byId: z.uuid().nullable(),
    at: instant,
    until: instant
      .nullable()
      .describe('Afterwards it needs a decision again. Null: until it is no longer true, or worse.'),
  })
  .meta({ id: 'FindingDecision' })
export type DecisionAnswer = z.infer<typeof decisionAnswer>

export const findingAnswer = z
  .object({
    id: z.uuid(),
    accountId: z.uuid(),
    code: z.string().describe('The rule that found it; the inventory filters by it.'),
    title: z.string().describe('The rule in a few words, as a heading over several.'),
    area: z.enum(AREAS),
    severity: z.enum(SEVERITIES),
    state: z.enum(FINDING_STATES),
    subject: z.object({
      kind: z.enum(SUBJECT_KINDS),
      resourceId: z.uuid().nullable(),
      raffId: z.string(),
      name: z.string(),
      projectId: z.string().nullable(),
      projectName: z.string().nullable(),
      environment: z.enum(ENVIRONMENTS).nullable(),
      owner: ownerAnswer.nullable(),
    }),
    reasons: z.array(reasonAnswer).min(1),
    unknowns: z.array(reasonAnswer).describe('What nobody knows and what would matter.'),
    since: z.object({ after: instant.nullable(), by: instant }).nullable().describe('It became true between the two.'),
    sinceSentence: z.string().nullable().describe('"seen for at least 12 days"'),
    openedAt: instant.describe('When we first told, this time.'),
    closedAt: instant.nullable(),
    timesOpened: z.number().int().describe('More than once: it was settled and came back.'),
    monthlyCost: z.number().nullable().describe('What the thing costs; null: nobody knows.'),
    saving: z
      .number()
      .nullable()
      .describe('What settling it saves a month; null: nothing, or counted with another finding.'),
    actions: z.array(z.object({ action: z.enum(ACTIONS), targets: z.array(z.uuid()) })),
    affects: z.array(z.object({ resourceId: z.uuid(), kind: z.enum(KINDS), name: z.string() })),
    decision: decisionAnswer.nullable(),
    postponed: z.number().int().describe('How often the decision was put off.'),
    assignedTo: z
      .object({ id: z.uuid(), name: z.string(), gone: z.boolean().describe('Switched off: nobody looks into it.') })
      .nullable(),
    version: z.number().int().describe('Send it with a decision: one made from a stale page is refused.'),
  })
  .meta({ id: 'Finding' })
export type FindingAnswer = z.infer<typeof findingAnswer>

export const findingsFilter = z.object({
  account: z.uuid('This is not the id of an account.').optional(),
  area: several(z.enum(AREAS, `Choose one of: ${AREAS.join(', ')}.`)),
  code: several(z.string().max(60)),
  severity: several(z.enum(SEVERITIES, `Choose one of: ${SEVERITIES.join(', ')}.`)),
  state: several(z.enum(FINDING_STATES, `Choose one of: ${FINDING_STATES.join(', ')}.`)).describe(
    'Default: open and noted.',
  ),
  kind: several(z.enum(SUBJECT_KINDS, `Choose one of: ${SUBJECT_KINDS.join(', ')}.`)),
  environment: several(z.enum([...ENVIRONMENTS, 'none'], `Choose one of: ${ENVIRONMENTS.join(', ')}, none.`)),
  project: several(z.string().max(200)).describe('Ids of projects at Raff, or none.'),
  resource: z.uuid('This is not the id of a resource.').optional().describe('About this thing, or affecting it.'),
  assigned: z
    .union([z.literal('me'), z.literal('nobody'), z.uuid()])
    .optional()
    .describe('Who looks into it: me, the id of a person, or nobody, which means somebody who is gone, too.'),
  q: searchField.describe('Words in the name of the thing or of its project.'),
})
export type FindingsFilter = z.output<typeof findingsFilter>

export const findingsQuery = findingsFilter.extend({
  cursor: cursorField,
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const ruleCount = z.object({
  code: z.string(),
  title: z.string(),
  area: z.enum(AREAS),
  count: z.number().int(),
  saving: z.number(),
})

export const findingsAnswer = listOf(findingAnswer).extend({
  rules: z.array(ruleCount).describe('How many match, by rule, whatever page this is.'),
  saving: z.number().describe('What settling all that match would save a month. Nothing is counted twice.'),
  policyVersion: z.number().int().describe('The thresholds they were found with; 0: the defaults.'),
})
export type FindingsAnswer = z.infer<typeof findingsAnswer>

export const findingHistoryAnswer = z.object({
  finding: findingAnswer,
  history: z.array(
    z.object({
      at: instant,
      what: z.enum(['opened', 'changed', 'closed', 'decided', 'decision-ended', 'assigned', 'reopened']),
      by: z.string().nullable().describe('Null: it happened by itself.'),
      sentence: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})
export type FindingHistoryAnswer = z.infer<typeof findingHistoryAnswer>

const WHY = 'Say why, in a few words: the next review reads it.'
const DAY = 'Choose a day, such as 2026-12-24.'
const untilField = z.iso.date(DAY)
const version = z.number().int().optional()

export const decideFindingBody = z
  .strictObject({
    verdict: z.enum(VERDICTS, `Choose one of: ${VERDICTS.join(', ')}.`),
    reason: reasonField(3, 1_000, WHY).optional().describe('Due for keep and exempt.'),
    until: untilField.optional().describe('Due for postpone and exempt: the day it needs a decision again.'),
    personId: z.uuid('Choose a person.').nullish().describe('Due for assign; null: nobody.'),
    version,
  })
  .superRefine(({ verdict, reason, until, personId }, context) => {
    const due = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if ((verdict === 'keep' || verdict === 'exempt') && !reason) due('reason', WHY)
    if ((verdict === 'postpone' || verdict === 'exempt') && !until) due('until', DAY)
    if (verdict === 'assign' && personId === undefined) due('personId', 'Choose a person.')
    // what would be dropped without a word
    if (verdict === 'keep' && until) due('until', 'What is kept has no day. Put it off, or exempt it, until a day.')
    else if ((verdict === 'assign' || verdict === 'reopen') && until)
      due('until', 'There is no day to this. Leave it out.')
    if (verdict !== 'assign' && personId) due('personId', 'Only assign takes a person. Leave it out.')
  })
export type DecideFindingBody = z.output<typeof decideFindingBody>

import { z } from 'zod'
import { COVERAGE_STATES, DAY_STATES } from '../domain/findings/coverage-states'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { listOf } from './answers'
import { cursorField, searchField } from './fields'
import { decisionAnswer, reasonAnswer } from './findings'
import { ownerAnswer } from './inventory'

// Which servers and disks could be brought back, and from when. One row each; the sums are made of the same rows.

const instant = z.iso.datetime()

function several<Value extends z.ZodType<unknown, string>>(value: Value) {
  return z
    .union([z.string().max(4_000), z.array(z.string().max(4_000))])
    .transform((texts) => [texts].flat().flatMap((text) => text.split(',').filter((part) => part !== '')))
    .pipe(z.array(value).max(100, 'At most 100 values at once.'))
    .optional()
}

export const restoreTestAnswer = z
  .object({
    id: z.uuid(),
    testedOn: z.iso.date(),
    result: z.enum(['worked', 'failed']),
    note: z.string().nullable(),
    by: z.string(),
    recordedAt: instant,
  })
  .meta({ id: 'RestoreTest' })
export type RestoreTestAnswer = z.infer<typeof restoreTestAnswer>

export const backupRow = z
  .object({
    resourceId: z.uuid(),
    accountId: z.uuid(),
    kind: z.enum(['vm', 'volume']),
    name: z.string(),
    status: z.string().nullable(),
    projectId: z.string().nullable(),
    projectName: z.string().nullable(),
    environment: z.enum(ENVIRONMENTS).nullable(),
    owner: ownerAnswer.nullable(),
    serverName: z.string().nullable().describe('For disks: what they are attached to.'),
    state: z.enum(COVERAGE_STATES).describe('unknown: copies or schedules cannot be fully read.'),
    trueState: z.enum(COVERAGE_STATES).describe('What it would be without an exemption.'),
    needsDecision: z.boolean(),
    reasons: z.array(reasonAnswer),
    unknowns: z.array(reasonAnswer),
    lastGoodAt: instant.nullable(),
    allowanceHours: z.number().nullable().describe('How old the last good copy may be. Null: nothing makes copies.'),
    schedules: z.array(
      z.object({ resourceId: z.uuid(), name: z.string(), words: z.string(), keepCount: z.number().int().nullable() }),
    ),
    scheduleWords: z.string().describe('"Every day at 02:00 UTC, keeps 7"; or that there is none.'),
    restorePoints: z.number().int().describe('Good copies there are now.'),
    calendar: z
      .array(z.object({ day: z.iso.date(), state: z.enum(DAY_STATES) }))
      .describe('The last 30 days in UTC, the oldest first.'),
    lastRestoreTest: restoreTestAnswer.nullable(),
    monthlyCost: z.number().nullable(),
    findingId: z.uuid().nullable().describe('What a decision about it is made on.'),
    findingVersion: z.number().int().nullable(),
    decision: decisionAnswer.nullable(),
  })
  .meta({ id: 'BackupRow' })
export type BackupRow = z.infer<typeof backupRow>

export const coverageCounts = z.object({
  protected: z.number().int(),
  'at-risk': z.number().int(),
  unprotected: z.number().int(),
  exempt: z.number().int(),
  unknown: z.number().int(),
  total: z.number().int(),
  needDecision: z.number().int(),
})
export type CoverageCounts = z.infer<typeof coverageCounts>

export const backupsFilter = z.object({
  account: z.uuid('This is not the id of an account.').optional(),
  kind: several(z.enum(['vm', 'volume'], 'Choose vm or volume.')),
  state: several(z.enum(COVERAGE_STATES, `Choose one of: ${COVERAGE_STATES.join(', ')}.`)),
  environment: several(z.enum([...ENVIRONMENTS, 'none'], `Choose one of: ${ENVIRONMENTS.join(', ')}, none.`)),
  project: several(z.string().max(200)).describe('Ids of projects at Raff, or none.'),
  needs: z.enum(['decision']).optional().describe('Only what needs a decision now.'),
  q: searchField.describe('Words in the name or the project.'),
})
export type BackupsFilter = z.output<typeof backupsFilter>

export const backupsQuery = backupsFilter.extend({
  cursor: cursorField,
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const backupsAnswer = listOf(backupRow).extend({
  summary: z
    .object({
      all: coverageCounts,
      kinds: z.object({ vm: coverageCounts, volume: coverageCounts }),
      environments: z.array(z.object({ environment: z.enum(ENVIRONMENTS).nullable(), ...coverageCounts.shape })),
      projects: z.array(
        z.object({ projectId: z.string().nullable(), projectName: z.string().nullable(), ...coverageCounts.shape }),
      ),
    })
    .describe('Over everything, whatever the filter.'),
  productionNotProtected: z.number().int().describe('At risk or unprotected in production, and not exempt.'),
  blind: z.array(z.string()).describe('What could not be read, as sentences.'),
  policyVersion: z.number().int(),
})
export type BackupsAnswer = z.infer<typeof backupsAnswer>

export const backupAnswer = z.object({
  row: backupRow,
  copies: z
    .array(
      z.object({
        resourceId: z.uuid(),
        kind: z.enum(['backup', 'snapshot']),
        name: z.string(),
        status: z.string().nullable(),
        good: z.boolean(),
        createdAt: instant.nullable(),
        goneAt: instant.nullable(),
      }),
    )
    .describe('The newest first; also what is gone within 30 days.'),
  restoreTests: z.array(restoreTestAnswer),
  asOf: instant,
})
export type BackupAnswer = z.infer<typeof backupAnswer>

export const recordRestoreTestBody = z.strictObject({
  testedOn: z.iso.date('Choose the day, such as 2026-11-20.'),
  result: z.enum(['worked', 'failed'], 'Say whether it worked.'),
  note: z.string().trim().max(1_000, 'Use at most 1,000 characters.').optional(),
})

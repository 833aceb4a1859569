import { z } from 'zod'
import { BLIND_REASONS } from '../domain/inventory/judge-read'
import { KINDS } from '../domain/inventory/kinds'
import { RUN_STATES } from '../domain/inventory/run-states'
import { listOf } from './answers'

// How fresh the inventory is: the last syncs, the one that runs, and what could not be read.

const instant = z.iso.datetime()

export const syncRunAnswer = z
  .object({
    id: z.uuid(),
    state: z.enum(RUN_STATES),
    trigger: z.enum(['schedule', 'person']),
    requestedBy: z.string().nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    step: z.string().nullable().describe('What is being done right now.'),
    callsDone: z.number().int(),
    callsPlanned: z.number().int(),
    progress: z.number().min(0).max(1).describe('Calls answered of calls known to be needed.'),
    rowsRead: z.number().int(),
    fewestCalls: z.number().int().nullable().describe('The fewest calls that could have read all this.'),
    summary: z.string().nullable().describe('What it found, as a sentence.'),
    problem: z.string().nullable().describe('What went wrong and what to do.'),
  })
  .meta({ id: 'SyncRun' })
export type SyncRunAnswer = z.infer<typeof syncRunAnswer>

export const blindSpotAnswer = z.object({
  kind: z.enum([...KINDS, 'interface']),
  projectId: z.string().nullable().describe('Raff’s id; null: the kind as a whole.'),
  projectName: z.string().nullable(),
  reason: z.enum(BLIND_REASONS),
  sentence: z.string(),
  detail: z.string().nullable().describe('For the operator.'),
  since: instant,
})
export type BlindSpotAnswer = z.infer<typeof blindSpotAnswer>

export const accountSyncAnswer = z
  .object({
    accountId: z.uuid(),
    accountName: z.string(),
    practice: z.boolean(),
    canSync: z.boolean().describe('It has a key for reading.'),
    queued: z.boolean().describe('A sync waits for a worker.'),
    queuedSince: instant.nullable().describe('Since when it could have begun.'),
    running: syncRunAnswer.nullable(),
    last: syncRunAnswer.nullable().describe('The last one that ended.'),
    runs: z.array(syncRunAnswer).describe('The newest first.'),
    lastCompleteAt: instant.nullable().describe('Everything shown was there at this moment, but for the blind spots.'),
    kinds: z.array(
      z.object({ kind: z.enum([...KINDS, 'interface']), completeAt: instant.nullable(), triedAt: instant }),
    ),
    blindSpots: z.array(blindSpotAnswer),
  })
  .meta({ id: 'AccountSync' })
export type AccountSyncAnswer = z.infer<typeof accountSyncAnswer>

export const syncQuery = z.object({
  runs: z.coerce.number().int().min(1).max(50).default(5).describe('How many past syncs of each account.'),
})

export const syncAnswer = listOf(accountSyncAnswer)
export type SyncAnswer = z.infer<typeof syncAnswer>

export const startSyncBody = z.strictObject({
  accountId: z.uuid('This is not the id of an account.').optional().describe('Absent: every account.'),
})

export const startedSyncAnswer = z.object({
  accounts: z.array(
    z.object({
      accountId: z.uuid(),
      accountName: z.string(),
      state: z.enum(['queued', 'running']).describe('running: one was under way already.'),
    }),
  ),
})
export type StartedSyncAnswer = z.infer<typeof startedSyncAnswer>

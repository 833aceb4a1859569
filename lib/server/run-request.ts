import 'server-only'
import { z } from 'zod'
import { log } from '../config/log'
import { RUN_BUSY_MS, RUN_HALTED_MS, RUN_LEASE_MS } from '../config/timings'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { moveStep, stepsOf } from '../db/request-steps'
import { findRequest, findRequestState } from '../db/requests'
import { giveBackRun, holdRunLease, type RunLease, RunLeaseLost, takeRunLease } from '../db/run-lease'
import { readRunSwitch } from '../db/run-switch'
import { Refusal } from '../domain/refusals'
import { type NextMove, nextMove } from '../domain/runs/next-move'
import { leftOpenWords } from '../domain/runs/left-open'
import { VaultError } from '../vault/vault-error'
import { openActor } from './open-actor'
import { noSuchConnection } from './open-reader'
import { bestConnection, readerOf } from './plans/reading-connection'
import { queueRun } from './requests/queue-run'
import { beginRun, giveUp, putOff } from './runs/begin-run'
import { endRun } from './runs/end-run'
import { lookAtStep } from './runs/look-at-step'
import { lookForUse } from './runs/look-for-use'
import { putInKey } from './runs/put-in-key'
import { putOffClosing } from './runs/put-off-closing'
import type { RunContext, RunTurn } from './runs/run-context'
import { CannotLook, RunsHalted, sendStep } from './runs/send-step'
import { stickRun } from './runs/stick-run'
import { tryOutKey } from './runs/try-out-key'
import { whyNoKey } from './runs/why-no-key'

const queued = z.object({ requestId: z.uuid() })

/** What was queued by lib/server/requests/queue-run.ts. */
export async function runRequestJob(data: unknown): Promise<void> {
  const { requestId } = queued.parse(data)
  const turn = await runRequest(requestId)
  log.info({ request: requestId, turn }, 'a turn of a run')
}

/**
 * Goes on with an approved request as far as it can right now, and says when to look again. It never waits: it can be
 * killed at any moment, and whoever comes next goes on from what is written down.
 */
export async function runRequest(id: string, now: () => Promise<Date> = databaseTime): Promise<RunTurn> {
  const lease = await takeRunLease(id, RUN_LEASE_MS)
  if (!lease) return { is: 'busy' }
  try {
    return await takeTurn(lease, now)
  } catch (error) {
    if (error instanceof RunLeaseLost) return { is: 'busy' }
    // something of ours broke: given back, so that the next try need not wait for the lease to run out
    await inTransaction((tx) => giveBackRun(tx, lease, new Date(Date.now() + RUN_BUSY_MS))).catch(() => undefined)
    throw error
  }
}

async function takeTurn(lease: RunLease, now: () => Promise<Date>): Promise<RunTurn> {
  const request = await findRequest(lease.requestId)
  if (!request) return { is: 'over' }
  const halted = (await readRunSwitch()).halted
  if (halted && request.state === 'approved') return putOff(lease, await after(now, RUN_HALTED_MS), HALTED)
  const keyless = await whyNoKey(request.accountId)
  if (request.state === 'approved') {
    if (keyless) {
      const why = keyless.lasting ? keyless.why : `${keyless.why} Then ask again.`
      return giveUp(lease, { move: 'give-up', why }, await now())
    }
    const turned = await beginRun(lease, request, await now())
    if (turned) return turned
  }
  if (keyless) return stickRun(lease, keyless, now)
  try {
    return await goOn(await open(lease, request.accountId, now))
  } catch (error) {
    // removed or locked up meanwhile
    if (error instanceof Refusal || error instanceof VaultError)
      return stickRun(lease, { why: error.message, lasting: false }, now)
    throw error
  }
}

const HALTED = 'All runs are halted. It goes on when an admin lets them.'

async function after(now: () => Promise<Date>, ms: number): Promise<Date> {
  return new Date((await now()).getTime() + ms)
}

async function open(lease: RunLease, accountId: string, now: () => Promise<Date>): Promise<RunContext> {
  const [request, connection] = await Promise.all([findRequest(lease.requestId), bestConnection(accountId, 'act')])
  if (!request || !connection) throw noSuchConnection()
  const { raff: actor } = await openActor(connection.id)
  return { lease, request, prefix: connection.prefix, reader: await readerOf(accountId), actor, now }
}

/** Steps one after the other until something has to wait. */
async function goOn(begun: RunContext): Promise<RunTurn> {
  const { lease, now } = begun
  let context = begun
  for (;;) {
    const { request } = context
    const [steps, present] = await Promise.all([stepsOf(request.id), findRequestState(request.id)])
    const at = await now()
    if (present?.state !== 'running') return { is: 'over' }
    const facts = {
      stopped: present.stopAskedAt !== null,
      oneSequence: request.action === 'api-key.create',
      startedAt: present.startedAt ?? at,
    }
    const move = nextMove(steps, facts, at)
    if (move.do === 'end') {
      await endRun(context)
      return { is: 'over' }
    }
    if (move.do === 'wait') return rest(context, move.until, leftOpenWords(steps))
    const step = steps.find(({ place }) => place === move.place)
    if (!step) throw new Error('a run wants a step that it does not have')
    try {
      // by whatever key stands in our connection now, so that the log names it
      const connection = await bestConnection(request.accountId, 'act')
      if (connection?.prefix !== context.prefix) context = await open(lease, request.accountId, now)
      await perform(context, move, step, steps)
      if (move.do === 'put-in') context = await open(lease, request.accountId, now)
    } catch (error) {
      if (error instanceof RunsHalted) return putOff(lease, await after(now, RUN_HALTED_MS), HALTED)
      if (error instanceof CannotLook && step.planned.always) {
        await putOffClosing(context, step, error.message)
        continue
      }
      if (error instanceof CannotLook) return putOff(lease, await after(now, RUN_BUSY_MS), error.message)
      throw error
    }
  }
}

type Step = Awaited<ReturnType<typeof stepsOf>>[number]

async function perform(context: RunContext, move: NextMove, step: Step, steps: Step[]): Promise<void> {
  switch (move.do) {
    case 'send':
      return sendStep(context, step, steps)
    case 'look':
      return lookAtStep(context, step, steps)
    case 'look-for-use':
      return lookForUse(context, step, steps)
    case 'put-in':
      return putInKey(context, step)
    case 'try-out':
      return tryOutKey(context, step)
    case 'skip':
      return write(context, step, { state: 'skipped', endedAt: await context.now(), note: move.why, progress: null })
    case 'set-time':
      return write(context, step, { notBefore: move.at })
  }
}

async function write(
  { lease, request }: RunContext,
  step: Step,
  change: Parameters<typeof moveStep>[3],
): Promise<void> {
  await inTransaction(async (tx) => {
    await holdRunLease(tx, lease, RUN_LEASE_MS)
    await moveStep(tx, request.id, step, change)
  })
}

async function rest({ lease }: RunContext, until: Date | null, problem: string | null): Promise<RunTurn> {
  await inTransaction(async (tx) => {
    await giveBackRun(tx, lease, until, problem)
    if (until) await queueRun(tx, lease.requestId, until)
  })
  return { is: 'waiting', until }
}

import 'server-only'
import type { z } from 'zod'
import type { RunSwitchAnswer, runSwitchBody } from '../contracts/requests'
import { may } from '../auth/roles'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { listOpenAccounts } from '../db/raff-accounts'
import { countRequests } from '../db/requests'
import { readRunSwitch, writeRunSwitch } from '../db/run-switch'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'

/** The one switch for all runs. Anybody who may ask for things may halt them; letting them go on is for admins. */
export async function changeRunSwitch(
  { halted, reason }: z.output<typeof runSwitchBody>,
  { viewer, by }: Caller,
): Promise<RunSwitchAnswer> {
  if (!halted && !may(viewer.role, 'policy.manage'))
    throw new Refusal('forbidden', 'Only an admin lets the runs go on again.')
  await inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    await writeRunSwitch(tx, { halted, since: now, byName: viewer.name, reason })
    await appendAudit(tx, { ...by, action: halted ? 'run.halted' : 'run.resumed', outcome: 'done', reason })
  })
  return describeRunSwitch()
}

export async function describeRunSwitch(): Promise<RunSwitchAnswer> {
  const { halted, since, byName, reason } = await readRunSwitch()
  const accountIds = (await listOpenAccounts()).map(({ id }) => id)
  const running = await countRequests({ accountIds, states: ['running'] })
  return { halted, since: since?.toISOString() ?? null, by: byName, reason, running }
}

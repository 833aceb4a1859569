import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { AskBody, DecisionBody, RequestAnswer } from '@/lib/contracts/requests'
import { closeDatabase, database } from '@/lib/db/client'
import type { Kind } from '@/lib/domain/inventory/kinds'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import type { State } from '@/lib/practice/model'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { runRequest } from '@/lib/server/run-request'
import type { RunTurn } from '@/lib/server/runs/run-context'
import { syncAccount } from '@/lib/server/sync-account'
import type { Browser } from './browser'
import { givenPerson, type KnownPerson, signInAs } from './people'
import { testDatabase } from './test-database'

export type Someone = KnownPerson & { browser: Browser }

/** Everything a request needs: an account that is connected and read, and people who ask and decide. */
export type Office = {
  practice: Practice
  accountId: string
  url: string
  asker: Someone
  ann: Someone
  bob: Someone
  admin: Someone
  resource: (kind: Kind, name: string) => Promise<string>
  sync: () => Promise<void>
  close: () => Promise<void>
}

const DATA_DIR = 'stocktake-requests-'

export async function openOffice({
  state,
  change,
}: {
  state?: State
  change?: (state: State) => void
} = {}): Promise<Office> {
  const url = await testDatabase()
  const account = state ?? smallAccount({ seed: 'requests', now: Date.now() - 60_000 })
  change?.(account)
  // the higher limit: no test of requests is about the pace
  for (const key of account.apiKeys) if (key.name === 'read' || key.name === 'act') key.tier = 'high'
  const practice = await startPractice({ state: account, speed: 0 })
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), DATA_DIR))
  process.env.RAFF_API_URL = practice.url
  process.env.STOCKTAKE_DATA_DIR = dataDir
  writeMasterKeyFile(masterKeyFile(dataDir), randomBytes(32))
  const admin = await someone('admin', 'Ada')
  for (const purpose of ['read', 'act'] as const) {
    const body = { name: purpose, purpose, key: practice.keys[purpose] ?? '' }
    const response = await admin.browser.send('POST', '/api/connections', body)
    if (response.status !== 201) throw new Error(`${purpose}: ${await response.text()}`)
  }
  const { id: accountId } = await database().raffAccount.findFirstOrThrow()
  const sync = async () => void (await syncAccount({ accountId, trigger: 'schedule' }))
  await sync()
  return {
    practice,
    accountId,
    url,
    admin,
    asker: await someone('member', 'Mia'),
    ann: await someone('approver', 'Ann'),
    bob: await someone('approver', 'Bob'),
    sync,
    resource: async (kind, name) => {
      const row = await database().resource.findFirst({ where: { accountId, kind, name }, select: { id: true } })
      if (!row) throw new Error(`there is no ${kind} called ${name}`)
      return row.id
    },
    close: async () => {
      await closeRaffConnections()
      await practice.close()
      await closeDatabase()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function someone(role: KnownPerson['role'], name: string): Promise<Someone> {
  const person = await givenPerson({ role, name })
  return { ...person, browser: await signInAs(person) }
}

/** An owner for everything, so that nothing takes one person more. */
export async function ownEverything(accountId: string, personId: string): Promise<void> {
  const rows = await database().resource.findMany({ where: { accountId }, select: { id: true } })
  await database().resource.updateMany({
    where: { accountId },
    data: { ownerKey: `person:${personId}`, ownerName: 'Mia', ownerGone: false },
  })
  await database().ownership.createMany({
    data: rows.map(({ id }) => ({ resourceId: id, ownerKind: 'person', ownerId: personId, updatedAt: new Date() })),
    skipDuplicates: true,
  })
}

/** Who has to agree is shown elsewhere: from now on everything is approved the moment it is asked. */
export async function nobodyHasToAgree(): Promise<void> {
  const free = { approvers: 0, askerMayApprove: true, coolingOffMinutes: 0, password: false, typedFact: false }
  const policy = { levels: { low: free, medium: free, high: free } }
  await database().policyVersion.create({
    data: { area: 'approvals', version: 1, policy, at: new Date(), byName: 'Ada' },
  })
}

export async function ask(
  who: Someone,
  body: Partial<AskBody> & Pick<AskBody, 'action' | 'targets'>,
): Promise<RequestAnswer> {
  return who.browser.json<RequestAnswer>('POST', '/api/requests', { reason: 'because it is time', ...body })
}

export function decide(who: Someone, id: string, body: DecisionBody): Promise<Response> {
  return who.browser.send('POST', `/api/requests/${id}/decision`, body)
}

/** Says yes with everything that is asked for. */
export async function approve(who: Someone, request: RequestAnswer): Promise<RequestAnswer> {
  const { confirmation } = request.plan
  const body = {
    verdict: 'approve' as const,
    password: who.password,
    reason: 'agreed',
    confirmation: confirmation?.fact,
  }
  const response = await decide(who, request.id, body)
  const answer = await response.json()
  if (!response.ok) throw new Error(`approving answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}

export const read = (who: Someone, id: string) => who.browser.json<RequestAnswer>('GET', `/api/requests/${id}`)

/** Our clock and Raff's, moved on together: nobody waits for real. */
export function sharedClock(practice: Practice) {
  let skew = 0
  return {
    now: async () => new Date(Date.now() + skew),
    pass: (ms: number) => {
      skew += ms
      practice.clock.advance(ms)
    },
  }
}

export type SharedClock = ReturnType<typeof sharedClock>

const MOST_TURNS = 400

/** Turn after turn until it is over or waits for a person, and the time it waits for is let pass. */
export async function runThrough(
  id: string,
  clock: SharedClock,
  until: (turn: RunTurn) => boolean = () => false,
): Promise<RunTurn> {
  for (let count = 0; count < MOST_TURNS; count += 1) {
    const turn = await runRequest(id, clock.now)
    if (turn.is !== 'waiting' || turn.until === null || until(turn)) return turn
    clock.pass(Math.max(0, turn.until.getTime() - (await clock.now()).getTime()) + 1)
  }
  throw new Error(`the run of ${id} does not come to an end`)
}

import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { TEST_ADMIN } from '../../lib/launch/test-application.mjs'
import { smallAccount } from '../../lib/practice/fixtures/small-account'
import type { AccountSyncAnswer } from '../../lib/contracts/sync'
import type { Kind } from '../../lib/domain/inventory/kinds'
import { isOwnable } from '../../lib/domain/ownership/ownable'
import { nextUuid } from '../../lib/practice/ids'
import type { State } from '../../lib/practice/model'
import { answerOf, apiAs } from './api-as'
import { type OwnApplication, ownApplication } from './own-application'
import { givenPerson, signInWith, withDatabase } from './sign-in-as'
import { guardWindow } from './story'

// An installation that is connected and has read its account, where everything is in staging and has an owner, so that
// nothing takes one person more than the rules say.

type Person = Awaited<ReturnType<typeof givenPerson>>
type Thing = { id: string; name: string; kind: Kind }

export type ConnectedApplication = OwnApplication & {
  people: Record<'mia' | 'ann' | 'bob' | 'vera', Person>
  /** The API as the admin, as Mia who asks, and as Ann who decides. */
  api: Record<'admin' | 'mia' | 'ann', APIRequestContext>
  idOf: (kind: string, name: string) => string
  /** As if the time had passed that this request waits for: whatever it is put off to is due now. */
  passTime: (requestId: string) => Promise<void>
  /** A window of this person, signed in. */
  windowOf: (browser: Browser, person: { email: string; password: string }, size?: ViewportSize) => Promise<Page>
}

type ViewportSize = { width: number; height: number }

/** Copies and starts take minutes at Raff; nobody waits for them here. */
const WORK_SPEED = 200

export async function connectedApplication({ servers }: { servers: readonly string[] }): Promise<ConnectedApplication> {
  const state = smallAccount({ seed: 'asking and deciding', now: Date.now() - 60_000 })
  for (const [index, name] of servers.entries()) addServer(state, name, 60 + index)
  addFirewall(state)
  // the higher limit: no story of requests is about the pace
  for (const key of state.apiKeys) if (key.name === 'read' || key.name === 'act') key.tier = 'high'
  const app = await ownApplication({ admin: true, state, practice: { workSpeed: WORK_SPEED } })
  const person = (role: string, name: string) => givenPerson(role, name, app.databaseUrl)
  const people = {
    mia: await person('member', 'Mia Ortega'),
    ann: await person('approver', 'Ann Becker'),
    bob: await person('approver', 'Bob Lindqvist'),
    vera: await person('viewer', 'Vera Nkemelu'),
  }
  const [admin, mia, ann] = await Promise.all([
    apiAs(TEST_ADMIN, app.url),
    apiAs(people.mia, app.url),
    apiAs(people.ann, app.url),
  ])
  for (const purpose of ['read', 'act'] as const) {
    const data = { name: purpose, purpose, key: app.raff.keys[purpose] ?? '' }
    await answerOf(await admin.post('/api/connections', { data }))
  }
  const things = await everythingRead(admin)
  // one after the other: all at once, those who wait longest for a connection are refused on a busy machine
  for (const thing of things.filter(({ kind }) => isOwnable(kind))) await settle(admin, thing, people.mia.id)
  const windows: BrowserContext[] = []
  return {
    ...app,
    people,
    api: { admin, mia, ann },
    idOf: (kind, name) => {
      const thing = things.find((each) => each.kind === kind && each.name === name)
      if (!thing) throw new Error(`there is no ${kind} called ${name}`)
      return thing.id
    },
    passTime: (requestId) => passTime(requestId, app.databaseUrl),
    windowOf: async (browser, who, size = { width: 1280, height: 800 }) => {
      const context = await browser.newContext({ baseURL: app.url, viewport: size })
      windows.push(context)
      await guardWindow(context)
      const page = await context.newPage()
      await signInWith(page, who)
      return page
    },
    stop: async () => {
      // what a window still fetches ahead would break off with the application, and be reported
      await Promise.all(windows.map((window) => window.close()))
      await Promise.all([admin.dispose(), mia.dispose(), ann.dispose()])
      await app.stop()
    },
  }
}

async function everythingRead(api: APIRequestContext): Promise<Thing[]> {
  await answerOf(await api.post('/api/sync', { data: {} }))
  await expect
    .poll(
      async () => {
        const { data } = await answerOf<{ data: AccountSyncAnswer[] }>(await api.get('/api/sync'))
        return data.every(({ queued, running, lastCompleteAt }) => !queued && !running && lastCompleteAt)
      },
      { timeout: 60_000, intervals: [250] },
    )
    .toBe(true)
  const { data } = await answerOf<{ data: Thing[] }>(await api.get('/api/resources?limit=200'))
  return data
}

/**
 * The clock of a built application cannot be moved from outside, so its due times are: of the request, of its steps, and of
 * the job that waits for them. Once there is none that waits, there is nothing to make due yet.
 */
async function passTime(requestId: string, databaseUrl: string): Promise<void> {
  const make = (what: string) => withDatabase((client) => client.query(what, [requestId]), databaseUrl)
  await make('UPDATE request SET run_at = now(), wake_at = now() WHERE id = $1 AND run_at > now()')
  const due = `
    WITH step AS (
      UPDATE request_step SET not_before = now() WHERE request_id = $1::uuid AND state = 'planned' AND not_before > now()
    )
    UPDATE pgboss.job SET start_after = now()
    WHERE name = 'run-request' AND state = 'created' AND data->>'requestId' = $1::uuid::text RETURNING id`
  await expect.poll(async () => (await make(due)).rowCount, { intervals: [250] }).toBeGreaterThan(0)
}

async function settle(api: APIRequestContext, { id, kind }: Thing, owner: string): Promise<void> {
  const isPlaced = kind !== 'project' && kind !== 'api-key'
  const data = { owner: `person:${owner}`, ...(isPlaced && { environment: 'staging' }) }
  await answerOf(await api.patch(`/api/resources/${id}/ownership`, { data }))
}

function addServer(state: State, name: string, lastOctet: number): void {
  const like = state.vms.find((vm) => vm.name === 'old-01')
  const address = state.ips.find((ip) => ip.vmId === like?.id)
  if (!like || !address) throw new Error('the small account has no old-01 to copy')
  const [id, ipId] = [nextUuid(state, 'vm'), nextUuid(state, 'ip')]
  const ip = `203.0.113.${lastOctet}`
  const nics = like.nics.map((nic) => ({ ...nic, ip, ipId, mac: `02:00:00:00:00:${lastOctet.toString(16)}` }))
  state.vms.push({ ...like, id, name, status: 'active', nics })
  state.ips.push({ ...address, id: ipId, address: ip, vmId: id })
}

function addFirewall(state: State): void {
  const like = state.securityGroups[0]
  const staging = state.projects.find(({ name }) => name === 'Staging')
  if (!like || !staging) throw new Error('the small account has no firewall to copy')
  const rules = ['22', '443'].map((range) => ({ protocol: 'TCP', rule_type: 'INBOUND', range }) as const)
  state.securityGroups.push({
    ...like,
    id: nextUuid(state, 'security-group'),
    projectId: staging.id,
    name: 'stage-door',
    rules: [...rules],
  })
}

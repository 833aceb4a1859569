import { afterEach, describe, expect, test } from 'vitest'
import { makeCompany } from '@/lib/practice/company/make-company'
import { FAULT_KINDS, type Fault } from '@/lib/practice/faults/fault'
import { raffActor } from '@/lib/raff/client'
import { closeRaffConnections } from '@/lib/raff/connections'
import { RaffError } from '@/lib/raff/errors'
import { memoryPaceStore } from '@/lib/raff/memory-pace-store'
import { pacer } from '@/lib/raff/pacer'
import type { ListRead } from '@/lib/raff/read-list'
import { type Account, NOON, openAccount } from '@/tests/contract/practice-account'
import { skippingClock } from '@/tests/support/skipping-clock'

// The client against everything that the practice account can be made to do wrong. Whatever happens: a correct result or
// a typed error, never a list that calls itself complete and is not, never a write sent twice.

let account: Account
const SERVER = 'shop-web-01'

afterEach(async () => {
  await closeRaffConnections()
  await account.close()
})

async function givenClient(faults: Fault[] = []) {
  account = await openAccount({ state: makeCompany({ seed: 'faults', now: NOON }) })
  for (const fault of faults) account.faults.add(fault)
  const { clock } = skippingClock()
  const secret = account.keys.owner ?? ''
  return raffActor({
    baseUrl: account.url,
    key: (use) => use(secret),
    paceKey: 'owner',
    pace: pacer(memoryPaceStore(clock.now), clock),
    clock,
    random: () => 0.5,
  })
}

type Read = ReturnType<typeof raffActor>['read']

/** Every list that comes in pages or at once without naming something first. */
const LISTS: Record<string, (read: Read, signal: AbortSignal) => Promise<ListRead<{ id: string }>>> = {
  projects: (read, signal) => read.projects.list({ signal }),
  vms: (read, signal) => read.vms.list({ signal }),
  volumes: (read, signal) => read.volumes.list({ signal }),
  snapshots: (read, signal) => read.snapshots.list({ signal }),
  backups: (read, signal) => read.backups.list({ signal }),
  backupSchedules: (read, signal) => read.backupSchedules.list({ signal }),
  members: (read, signal) => read.members.list({ signal }),
  roles: (read, signal) => read.roles.list({ signal }),
  apiKeys: (read, signal) => read.apiKeys.list({ signal }),
}

/** What hangs is given up by whoever asked. Everything else comes to an end by itself, on a busy machine later. */
const patience = ({ kind, instead }: Fault) => AbortSignal.timeout([kind, instead].includes('hang') ? 3_000 : 45_000)
const UNTIL_DONE = new AbortController().signal

/** What the fault needs to be told to do something here. */
const SETTINGS: Partial<Record<Fault['kind'], Partial<Fault>>> = {
  latency: { ms: 20 },
  'rate-limited': { seconds: 7 },
  'shifting-rows': { rows: 2 },
  'small-pages': { rows: 1 },
  'lying-total': { rows: 3 },
}

const VARIANTS: { name: string; fault: Fault }[] = FAULT_KINDS.flatMap((kind) => {
  const base = { kind, ...SETTINGS[kind] }
  const variants: Record<string, Partial<Fault>> = kind === 'answer-lost'
    ? { 'by a cut': { instead: 'cut' }, hanging: { instead: 'hang' }, 'by a 504': { instead: 'gateway-timeout' } }
    : { always: {}, once: { first: 1 }, 'on every row': { which: 'all' } }
  return Object.entries(variants).map(([how, more]) => ({ name: `${kind} ${how}`, fault: { ...base, ...more } }))
})

async function truthOf(read: Read): Promise<Record<string, string[]>> {
  const lists = await Promise.all(
    Object.entries(LISTS).map(async ([name, list]) => [name, (await list(read, UNTIL_DONE)).rows.map(({ id }) => id)]),
  )
  return Object.fromEntries(lists)
}

describe('reading', () => {
  test.each(VARIANTS)('with $name: every list is right, or says that it is not', async ({ fault }) => {
    const { read } = await givenClient()
    const truth = await truthOf(read)
    expect(Object.values(truth).every((ids) => ids.length > 0)).toBe(true)
    account.faults.add({ ...fault, method: 'GET' })
    const ends = Object.entries(LISTS).map(async ([name, list]) => {
      const end = await list(read, patience(fault)).catch((error: unknown) => error)
      return { name, end }
    })
    for (const { name, end } of await Promise.all(ends)) {
      if (end instanceof RaffError) continue
      const { complete, rows, unreadable } = end as ListRead<{ id: string }>
      // a thrown thing of any other kind would be a crash
      expect(Array.isArray(rows), `${name} answered ${String(end)}`).toBe(true)
      const known = new Set([...rows.map(({ id }) => id), ...unreadable.map(({ id }) => id)])
      const unseen = (truth[name] ?? []).filter((id) => !known.has(id))
      if (complete) expect(unseen, `${name} called itself complete without these`).toEqual([])
    }
  })

  test('comes back by itself after a storm', async () => {
    const { read } = await givenClient([
      { kind: 'rate-limited', seconds: 7, first: 2 },
      { kind: 'server-error', after: 2, first: 2 },
      { kind: 'cut', after: 4, first: 1 },
    ])
    expect(await read.vms.list()).toMatchObject({ complete: true })
  })
})

describe('a write', () => {
  test.each(VARIANTS)('with $name is sent at most once, and its end is true', async ({ fault }) => {
    const { write } = await givenClient()
    const server = account.vm(SERVER)
    expect(server.status).toBe('active')
    const before = account.requests.all().length
    account.faults.add({ ...fault, method: 'write' })
    const options = { projectId: account.projectId('Shop production'), signal: patience(fault) }
    const end = await write.vms.stop(server.id, options).then(
      () => null,
      (error: unknown) => error,
    )
    const sent = account.requests
      .all()
      .slice(before)
      .filter(({ method }) => method !== 'GET')
    expect(sent.length).toBe(1)
    const stopped = account.vm(SERVER).status !== 'active'
    if (end === null) return expect(stopped).toBe(true)
    expect(end).toBeInstanceOf(RaffError)
    // an error that says "nothing happened" must be right; only "unknown" may leave it open
    if ((end as RaffError).kind !== 'outcome-unknown') expect(stopped).toBe(false)
  })
})

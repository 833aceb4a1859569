import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Fault } from '@/lib/practice/faults/fault'
import { makeAccount } from '@/lib/practice/generate-account'
import type { State } from '@/lib/practice/model'
import type { RaffActor, RaffReader } from '@/lib/raff/client'
import { closeRaffConnections } from '@/lib/raff/connections'
import { RaffError } from '@/lib/raff/errors'
import type { ListRead } from '@/lib/raff/read-list'
import { givenPracticeClient } from '@/tests/support/practice-client'

// Lists of many pages, and every kind of write, against what the practice account can do to them. Beside
// practice-faults.test.ts, which holds each fault against the lists of a company that fit on one page.

/** What spoils the paging of a list, in the ways it may strike. */
const PAGING: Fault[] = [
  { kind: 'missing-field', field: 'id' },
  { kind: 'missing-field', field: 'id', which: 'all' },
  { kind: 'missing-field', field: 'status', which: 'all' },
  { kind: 'null-field', field: 'id' },
  { kind: 'duplicate-row' },
  { kind: 'duplicate-row', every: 2 },
  { kind: 'shifting-rows' },
  { kind: 'shifting-rows', rows: -1 },
  { kind: 'shifting-rows', rows: 3, first: 1 },
  { kind: 'small-pages' },
  { kind: 'small-pages', rows: 20 },
  { kind: 'lying-total', rows: 50 },
  { kind: 'lying-total', rows: -50 },
  { kind: 'lying-total', rows: -1_000 },
  { kind: 'lying-total', rows: 1, every: 2 },
  { kind: 'rate-limited', seconds: 2, every: 3 },
  { kind: 'cut-body', every: 3 },
  { kind: 'forbidden', path: '/api/v1/backups*', after: 3 },
  { kind: 'unauthorized', after: 10 },
]

/** What keeps a write from its answer, or its answer from us. */
const WRITING: Fault[] = [
  { kind: 'server-error' },
  { kind: 'rate-limited', seconds: 1 },
  { kind: 'hang' },
  { kind: 'cut' },
  { kind: 'cut-body' },
  { kind: 'half-json' },
  { kind: 'not-json' },
  { kind: 'not-json', status: 502 },
  { kind: 'missing-field', which: 'all', field: 'id' },
  { kind: 'forbidden' },
  { kind: 'unauthorized' },
  { kind: 'answer-lost' },
  { kind: 'answer-lost', instead: 'gateway-timeout' },
  { kind: 'answer-lost', instead: 'hang' },
]

const named = (faults: Fault[]) => faults.map((fault) => [inspect(fault, { breakLength: 200 }), fault] as const)

let state: State
let truth: Map<string, Set<string>>

beforeAll(async () => {
  state = makeAccount({ servers: 230, seed: 'faults', now: Date.UTC(2026, 2, 2, 12) })
  const { practice, read } = await givenPracticeClient({ state })
  truth = new Map()
  for (const [name, end] of await readEverything(read)) {
    if (end instanceof Error) throw end
    expect(end, name).toMatchObject({ complete: true, problems: [], unreadable: [] })
    truth.set(name, idsOf(end))
  }
  await practice.close()
})

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})
afterAll(closeRaffConnections)

/** Only where nothing ever comes is it worth giving up soon. */
function limitsFor({ kind, instead }: Fault) {
  return kind === 'hang' || instead === 'hang' ? { readAttempt: 300, writeAttempt: 300 } : {}
}

type AnyRow = { raw: Readonly<Record<string, unknown>> }

async function readEverything(read: RaffReader): Promise<Array<[string, ListRead<AnyRow> | Error]>> {
  const projectId = busiestProject()
  const lists: Record<string, () => Promise<ListRead<AnyRow>>> = {
    projects: () => read.projects.list(),
    vms: () => read.vms.list(),
    networks: () => read.vms.networks(state.vms[0]?.id ?? ''),
    volumes: () => read.volumes.list(),
    snapshots: () => read.snapshots.list(),
    backups: () => read.backups.list(),
    backupSchedules: () => read.backupSchedules.list(),
    ips: () => read.ips.list({ projectId }),
    vpcs: () => read.vpcs.list(),
    securityGroups: () => read.securityGroups.list(),
    members: () => read.members.list(),
    projectMembers: () => read.projectMembers.list({ projectId }),
    roles: () => read.roles.list(),
    permissions: () => read.permissions.list(),
    apiKeys: () => read.apiKeys.list(),
    sshKeys: () => read.sshKeys.list(),
  }
  return Promise.all(
    Object.entries(lists).map(
      async ([name, list]): Promise<[string, ListRead<AnyRow> | Error]> => [
        name,
        await list().catch((error: Error) => error),
      ],
    ),
  )
}

/** Of the addresses, which Raff only lists project by project, the longest list. */
function busiestProject(): string {
  const count = (id: string) => state.ips.filter(({ projectId }) => projectId === id).length
  const [busiest] = state.projects.map(({ id }) => id).sort((a, b) => count(b) - count(a))
  return busiest ?? ''
}

const nameOf = ({ raw }: AnyRow) => String(raw.id ?? raw.nic_id ?? raw.name)

function idsOf({ rows, unreadable }: ListRead<AnyRow>): Set<string> {
  return new Set([...rows.map(nameOf), ...unreadable.flatMap(({ id }) => (id === null ? [] : [id]))])
}

describe('lists of many pages', () => {
  test.each(named(PAGING))(
    'with %s are right or a typed error, and what is called complete misses nothing',
    async (_, fault) => {
      const { practice, read } = await givenPracticeClient({ state, faults: [fault] }, { limits: limitsFor(fault) })
      closing.push(practice.close)
      for (const [name, end] of await readEverything(read)) {
        if (end instanceof Error) {
          expect(end, name).toBeInstanceOf(RaffError)
          expect((end as RaffError).kind, name).not.toBe('outcome-unknown')
          continue
        }
        const there = truth.get(name) ?? new Set()
        const seen = idsOf(end)
        expect(new Set(end.rows.map(nameOf)).size, `${name}: no row twice`).toBe(end.rows.length)
        expect(
          [...seen].filter((id) => !there.has(id)),
          `${name}: nothing made up`,
        ).toEqual([])
        if (end.complete)
          expect(
            [...there].filter((id) => !seen.has(id)),
            `${name}: complete`,
          ).toEqual([])
      }
    },
  )
})

describe('each kind of write', () => {
  test.each(named(WRITING))('with %s is sent once, and done, refused, or of unknown outcome', async (_, fault) => {
    const { practice, write } = await givenPracticeClient(
      { state, faults: [fault] },
      { key: 'act', limits: limitsFor(fault) },
    )
    closing.push(practice.close)
    for (const [name, send] of writesOf(write)) {
      const before = practice.requests.writes().length
      const end = await send().then(
        (done) => done,
        (error: unknown) => error,
      )
      expect(practice.requests.writes().length - before, `${name}: times sent`).toBe(1)
      if (end instanceof Error) expect(end, name).toBeInstanceOf(RaffError)
      const answered = practice.requests.writes().at(-1)?.status ?? 0
      const surelyDone = answered >= 200 && answered < 300 && !(end instanceof Error)
      const surelyNot = end instanceof RaffError && end.kind !== 'outcome-unknown'
      if (surelyNot) expect(answered, `${name}: refused`).toBeGreaterThanOrEqual(400)
      if (!(end instanceof Error)) expect(surelyDone, `${name}: done`).toBe(true)
    }
  })
})

function writesOf(write: RaffActor['write']): Array<[string, () => Promise<unknown>]> {
  const vm = state.vms.find(({ status }) => status === 'active')
  const schedule = state.schedules[0]
  if (!vm || !schedule) throw new Error('the account has no server that runs, or no schedule')
  const inProject = { projectId: vm.projectId }
  return [
    ['stop', () => write.vms.stop(vm.id, inProject)],
    ['tag', () => write.vms.addTag(vm.id, { name: 'temporary=true' }, inProject)],
    ['snapshot', () => write.snapshots.createOfVm(vm.id, 'before', inProject)],
    ['schedule', () => write.backupSchedules.create(vm.id, { type: 'daily', time: '8am', keepCount: 3 }, inProject)],
    ['unschedule', () => write.backupSchedules.delete(String(schedule.id), { projectId: schedule.projectId })],
    ['key', () => write.apiKeys.create({ name: 'ci' })],
    ['delete', () => write.vms.delete(vm.id, { volumeAction: 'detach', deleteVpc: false }, inProject)],
  ]
}

test('a lost answer leaves the outcome unknown although the deed is done', async () => {
  const faults: Fault[] = [{ kind: 'answer-lost', method: 'write' }]
  const { practice, read, write } = await givenPracticeClient({ state, faults }, { key: 'act' })
  closing.push(practice.close)
  const vm = state.vms.find(({ status }) => status === 'active')
  if (!vm) throw new Error('no server runs')
  const stop = write.vms.stop(vm.id, { projectId: vm.projectId })
  await expect(stop).rejects.toMatchObject({ kind: 'outcome-unknown', how: 'broken' })
  expect((await read.vms.get(vm.id)).status).not.toBe('active')
})

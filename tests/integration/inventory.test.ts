import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResourceRow, ResourcesAnswer, TotalsAnswer } from '@/lib/contracts/inventory'
import type { ResourceAnswer } from '@/lib/contracts/resource'
import { closeDatabase, database } from '@/lib/db/client'
import { GROUPS, SORTS, type Sort } from '@/lib/domain/inventory/columns'
import { KINDS } from '@/lib/domain/inventory/kinds'
import { naturalKey } from '@/lib/domain/inventory/natural-order'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import type { Browser } from '../support/browser'
import { signInWithRole } from '../support/people'
import { givenSyncedAccount, type SyncedAccount } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

let practice: Practice
let account: SyncedAccount
let viewer: Browser
/** Everything, gone things too. */
let all: ResourceRow[]

/** The sample company, of which a server and its address have gone and one thing answers to a name for spreadsheets. */
beforeAll(async () => {
  await testDatabase()
  practice = await startPractice({ seed: 'inventory', speed: 0 })
  account = await givenSyncedAccount(practice)
  expect(await account.sync()).toMatchObject({ state: 'done' })
  const { store } = practice
  const leaving = serverCalled('dev-kirill-01') ?? serverWithAddress()
  for (const { ipId } of leaving.nics) {
    const ip = ipId === null ? undefined : store.ips.get(ipId)
    if (ip) store.ips.remove(ip)
  }
  store.vms.remove(leaving)
  const [first] = [...store.vms.all()]
  if (first) store.vms.change(first, { name: '=HYPERLINK("https://evil.example","Öhm")' })
  expect(await account.sync()).toMatchObject({ state: 'done' })
  viewer = await signInWithRole('viewer')
  all = await everything('?gone=all')
})

afterAll(async () => {
  await closeRaffConnections()
  await practice.close()
  await closeDatabase()
})

const serverCalled = (name: string) => [...practice.store.vms.all()].find((vm) => vm.name === name)

function serverWithAddress() {
  const vm = [...practice.store.vms.all()].find(
    ({ nics, name }) => nics.some(({ ipId }) => ipId) && name.includes('web'),
  )
  if (!vm) throw new Error('the company has no server with an address')
  return vm
}

const list = (query = '') => viewer.json<ResourcesAnswer>('GET', `/api/resources${query}`)
const totals = (query = '') => viewer.json<TotalsAnswer>('GET', `/api/resources/totals${query}`)
const one = (id: string) => viewer.json<ResourceAnswer>('GET', `/api/resources/${id}`)

async function refusal(path: string): Promise<{ status: number; fields: string[] }> {
  const response = await viewer.get(path)
  return { status: response.status, fields: Object.keys((await response.json()).error?.fields ?? {}) }
}

/** Page by page, as a long scroll would fetch it. */
async function everything(query: string, limit = 200): Promise<ResourceRow[]> {
  const rows: ResourceRow[] = []
  for (let cursor = ''; ; ) {
    const { data, total, nextCursor } = await list(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
    rows.push(...data)
    if (nextCursor === undefined) {
      expect(rows).toHaveLength(total)
      return rows
    }
    expect(data).toHaveLength(limit)
    cursor = nextCursor
  }
}

const ids = (rows: ResourceRow[]) => rows.map(({ id }) => id).sort()

describe('the list', () => {
  const VALUES: Record<Sort, (row: ResourceRow) => string | number | null> = {
    name: ({ name }) => naturalKey(name),
    kind: ({ kind }) => kind,
    status: ({ status }) => status,
    project: ({ projectName }) => projectName && naturalKey(projectName),
    environment: ({ environment }) => environment,
    owner: ({ owner }) => owner && naturalKey(owner.name),
    cost: ({ monthlyCost }) => monthlyCost,
    created: ({ createdAt }) => createdAt,
    firstSeen: ({ firstSeenAt }) => firstSeenAt,
    gone: ({ goneAt }) => goneAt,
  }

  it.each(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    'by %s: every row once, in order, across pages',
    async (sort) => {
      const rows = await everything(`?gone=all&sort=${sort}`, 120)
      expect(ids(rows)).toEqual(ids(all))
      const by = sort.replace('-', '') as Sort
      for (const half of [rows.filter(({ goneAt }) => !goneAt), rows.filter(({ goneAt }) => goneAt)]) {
        const values = half.map(VALUES[by])
        const known = values.filter((value) => value !== null)
        expect(values.slice(known.length).every((value) => value === null)).toBe(true)
        const inOrder = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        expect(known).toEqual(sort.startsWith('-') ? inOrder.reverse() : inOrder)
      }
      // what is gone comes behind what is there
      expect(rows.findLastIndex(({ goneAt }) => !goneAt)).toBeLessThan(rows.findIndex(({ goneAt }) => goneAt))
    },
  )

  const FILTERS: [string, (row: ResourceRow) => boolean][] = [
    ['kind=vm', ({ kind }) => kind === 'vm'],
    ['kind=vm,ip&kind=volume', ({ kind }) => ['vm', 'ip', 'volume'].includes(kind)],
    ['environment=production', ({ environment }) => environment === 'production'],
    ['environment=none,staging', ({ environment }) => environment === null || environment === 'staging'],
    ['project=none', ({ projectId }) => projectId === null],
    ['owner=none', ({ owner }) => owner === null],
    ['owner=me', () => false],
    ['status=passive&status=failure', ({ status }) => status === 'passive' || status === 'failure'],
    ['tag=none', ({ kind, tags }) => kind === 'vm' && tags.length === 0],
    ['finding=any', ({ findings }) => findings.length > 0],
    [
      'kind=vm&status=active&environment=production',
      (row) => row.kind === 'vm' && row.status === 'active' && row.environment === 'production',
    ],
    ['q=shop&kind=vm', ({ kind, ...row }) => kind === 'vm' && wordsOf(row).includes('shop')],
    ['q=SHÓP%20web', (row) => wordsOf(row).includes('shop') && wordsOf(row).includes('web')],
    ['q=%25', (row) => wordsOf(row).includes('%')],
    ['q=_', (row) => wordsOf(row).includes('_')],
  ]
  const wordsOf = ({ name, raffId, addresses, tags, projectName }: Omit<ResourceRow, 'kind'>) =>
    [name, raffId, ...addresses, ...tags, projectName ?? ''].join('\n').toLowerCase()

  it.each(FILTERS)('filtered by %s shows exactly what fits, with the count and the cost of it', async (query, fits) => {
    const expected = all.filter((row) => row.goneAt === null && fits(row))
    const rows = await everything(`?${query}`)
    expect(ids(rows)).toEqual(ids(expected))
    const { total } = await totals(`?${query}`)
    expect(total.count).toBe(expected.length)
    expect(total.monthlyCost).toBeCloseTo(
      expected.reduce((sum, { monthlyCost }) => sum + (monthlyCost ?? 0), 0),
      4,
    )
    expect(total.unknownCosts).toBe(expected.filter(({ monthlyCost }) => monthlyCost === null).length)
  })

  it('filtered by a project and by a tag, as they are named in the rows', async () => {
    const { projectId } = all.find((row) => row.kind === 'vm' && row.goneAt === null) as ResourceRow
    const inProject = all.filter((row) => row.goneAt === null && row.projectId === projectId)
    expect(ids(await everything(`?project=${projectId}`))).toEqual(ids(inProject))
    const tag = all.find(({ tags, goneAt }) => tags.length > 0 && goneAt === null)?.tags[0] ?? ''
    const tagged = all.filter(({ tags, goneAt }) => tags.includes(tag) && goneAt === null)
    expect(ids(await everything(`?tag=${encodeURIComponent(tag)}`))).toEqual(ids(tagged))
  })

  it('leaves out what is gone unless asked, and keeps it findable', async () => {
    const gone = all.filter(({ goneAt }) => goneAt !== null)
    expect(gone.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['ip', 'vm']))
    expect(ids(await everything('?gone=only'))).toEqual(ids(gone))
    expect((await list()).data.every(({ goneAt }) => goneAt === null)).toBe(true)
    const server = gone.find(({ kind }) => kind === 'vm') as ResourceRow
    const found = await list(`?gone=all&q=${server.raffId}`)
    expect(found.data.map(({ id }) => id)).toContain(server.id)
    expect(await one(server.id)).toMatchObject({
      statusSentence: expect.stringContaining('Gone from Raff'),
      live: null,
      freshness: { sentence: 'It is gone: this is how it was last seen.' },
    })
  })

  it('says of each public address who holds it, and finds the server behind it', async () => {
    const held = all.filter(({ kind, status, goneAt }) => kind === 'ip' && status === 'in-use' && goneAt === null)
    expect(held.length).toBeGreaterThan(5)
    for (const { parent, name } of held) {
      const [ip] = practice.store.ips.where('address', name)
      expect(parent?.raffId).toBe(ip?.vmId ?? ip?.gatewayOfVpcId)
    }
    const free = all.filter(({ kind, status, goneAt }) => kind === 'ip' && status === 'free' && goneAt === null)
    expect(free.length).toBeGreaterThan(0)
    expect(free.every(({ parent }) => parent === null)).toBe(true)
    const { name, parent } = held.find((row) => row.parent?.kind === 'vm') as ResourceRow
    expect((await list(`?q=${name}&kind=vm`)).data.map(({ id }) => id)).toContain(parent?.id)
  })

  it('jumps into the middle as far as the rows before it', async () => {
    const rows = await everything('?sort=-cost&gone=all')
    const { data } = await list('?sort=-cost&gone=all&skip=150&limit=20')
    expect(data.map(({ id }) => id)).toEqual(rows.slice(150, 170).map(({ id }) => id))
    expect((await list('?skip=100000')).data).toEqual([])
  })

  it('is as old as the oldest reading of what it shows', async () => {
    const read = await database().kindRead.findFirstOrThrow({ where: { accountId: account.id, kind: 'volume' } })
    expect((await list('?kind=volume')).asOf).toBe(read.completeAt?.toISOString())
  })
})

describe('groups', () => {
  it.each(GROUPS)('by %s add up to the whole', async (group) => {
    const { total, groups } = await totals(`?kind=vm&group=${group}`)
    const sum = groups.reduce((count, each) => count + each.count, 0)
    if (group === 'tag') expect(sum).toBeGreaterThanOrEqual(total.count)
    else expect(sum).toBe(total.count)
    expect(groups.every(({ key, name }) => key === null || name)).toBe(true)
    const costs = groups.map(({ monthlyCost }) => monthlyCost)
    expect(costs).toEqual([...costs].sort((a, b) => b - a))
  })

  it('of a search are counted from the rows, and say the same', async () => {
    const { groups } = await totals('?q=shop&group=project')
    for (const { key, count } of groups)
      expect((await list(`?q=shop&project=${key ?? 'none'}&limit=1`)).total).toBe(count)
  })
})

describe('a bad question', () => {
  it.each([
    ['kind=server', 'kind.0'],
    ['environment=prod', 'environment.0'],
    ['owner=dana', 'owner.0'],
    ['owner=person:1', 'owner.0'],
    ['sort=size', 'sort'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=ten', 'limit'],
    ['gone=yes', 'gone'],
    ['account=1', 'account'],
    ['q=a&q=b', 'q'],
    ['cursor=%00', 'cursor'],
    [`q=${'x'.repeat(201)}`, 'q'],
    [`kind=${Array.from({ length: 101 }, () => 'vm').join(',')}`, 'kind'],
  ])('%s is refused by the name of its field', async (query, field) => {
    expect(await refusal(`/api/resources?${query}`)).toEqual({ status: 400, fields: [field] })
  })

  it('a cursor of another question, or one that was made up, is refused', async () => {
    const { nextCursor = '' } = await list('?sort=-cost&limit=5')
    expect(nextCursor).not.toBe('')
    const [mark, gone, , sortName, id] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
    const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    for (const cursor of [
      'garbage',
      '',
      made(mark, gone, 'DROP TABLE', sortName, id),
      made(mark, gone, '1', 'a\0b', id),
      made(mark, gone, '1', sortName, 'not-an-id'),
      made('another', gone, '1', sortName, id),
      made(mark),
    ])
      expect(await refusal(`/api/resources?sort=-cost&cursor=${cursor}`)).toEqual({ status: 400, fields: ['cursor'] })
    for (const other of ['sort=cost', 'sort=-cost&kind=vm', 'sort=-cost&q=shop'])
      expect(await refusal(`/api/resources?${other}&cursor=${nextCursor}`)).toEqual({ status: 400, fields: ['cursor'] })
  })

  it('an account that is not ours, or was left, shows nothing and says no more', async () => {
    expect(await list(`?account=${randomUUID()}`)).toMatchObject({ data: [], total: 0 })
    expect((await totals(`?account=${randomUUID()}&group=project`)).groups).toEqual([])
    const left = await givenLeftThing()
    expect((await viewer.get(`/api/resources/${left}`)).status).toBe(404)
    expect((await list(`?gone=all&q=left-behind`)).total).toBe(0)
    expect((await viewer.get(`/api/resources/${randomUUID()}`)).status).toBe(404)
  })
})

async function givenLeftThing(): Promise<string> {
  const { id: accountId } = await database().raffAccount.create({ data: { name: 'Left', closedAt: new Date() } })
  const now = new Date()
  const words = { name: 'left-behind', sortName: 'left-behind', ownWords: 'left-behind', search: 'left-behind' }
  const seen = { firstSeenAt: now, seenAt: now, statusBy: now }
  const data = { accountId, kind: 'vm', raffId: '1', costSource: 'free', factsHash: '', ...words, ...seen }
  return (await database().resource.create({ data })).id
}

describe('one thing', () => {
  it.each(KINDS)('of the kind %s says its facts in words and how its story began', async (kind) => {
    const { data } = await list(`?kind=${kind}&limit=5`)
    expect(data.length).toBeGreaterThan(0)
    for (const row of data) {
      const thing = await one(row.id)
      expect(thing).toMatchObject({ ...row, accountName: 'Practice' })
      expect(thing.facts.some(({ value }) => value !== null)).toBe(true)
      expect(thing.timeline.some(({ what }) => what === 'watched' || what === 'appeared')).toBe(true)
      expect(thing.costSentence).not.toBe('')
    }
  })

  it('names what hangs together with it from both ends', async () => {
    for (const kind of ['vm', 'volume', 'ip', 'vpc', 'security-group', 'api-key', 'backup-schedule'] as const)
      for (const { id } of (await list(`?kind=${kind}&limit=8`)).data)
        for (const { edge, direction, things } of (await one(id)).relations)
          for (const { id: other } of things.slice(0, 2)) {
            const back = (await one(other)).relations.find(
              (group) => group.edge === edge && group.direction !== direction,
            )
            const listed = back?.things.map((thing) => thing.id) ?? []
            expect(listed.includes(id) || (back?.total ?? 0) > listed.length).toBe(true)
          }
  })

  it('tells who guards an interface, and how old the secret of a key is', async () => {
    const guarded = [...practice.store.vms.all()].find(({ nics }) =>
      nics.some((nic) => nic.type === 'public' && nic.securityGroupId),
    )
    const firewall = practice.store.securityGroups.get(
      guarded?.nics.find((nic) => nic.securityGroupId)?.securityGroupId ?? '',
    )
    const row = all.find(({ kind, raffId }) => kind === 'vm' && raffId === guarded?.id) as ResourceRow
    const { facts, live } = await one(row.id)
    expect(facts.some(({ value }) => value?.includes(`firewall ${firewall?.name}`))).toBe(true)
    expect(live).toBeNull()
    const key = all.find(({ kind }) => kind === 'api-key') as ResourceRow
    expect((await one(key.id)).secretSentence).toContain('secret')
  })

  it('says what changed, the newest first, and no more lines than asked for', async () => {
    const renamed = all.find(({ name }) => name.startsWith('=HYPERLINK')) as ResourceRow
    const { timeline, timelineTotal } = await one(renamed.id)
    expect(timeline[0]).toMatchObject({ what: 'changed', field: 'name', sentence: expect.stringContaining('Renamed') })
    expect(timeline.map(({ at }) => at)).toEqual(
      timeline
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    const short = await viewer.json<ResourceAnswer>('GET', `/api/resources/${renamed.id}?timeline=1`)
    expect(short.timeline).toEqual(timeline.slice(0, 1))
    expect(short.timelineTotal).toBe(timelineTotal)
  })
})

describe('the file', () => {
  const lines = async (query: string) => {
    const response = await viewer.get(`/api/resources/export${query}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="stocktake-inventory-\d{4}-\d\d-\d\d\.csv"$/,
    )
    return (await response.text()).replace('\uFEFF', '').trimEnd().split('\r\n')
  }

  it('holds exactly what is shown, in its order and with its columns', async () => {
    const rows = await everything('?kind=vm,ip&sort=-cost')
    const [head, ...body] = await lines('?kind=vm,ip&sort=-cost&columns=id,monthlyCost')
    expect(head).toBe('Id,Cost a month (USD)')
    expect(body).toEqual(rows.map(({ id, monthlyCost }) => `${id},${monthlyCost ?? ''}`))
  })

  it('holds every column when none is named, gone things too', async () => {
    const [head, ...body] = await lines('?gone=all')
    expect(head?.split(',')).toHaveLength(21)
    expect(body).toHaveLength(all.length)
  })

  it('is never run by a spreadsheet', async () => {
    const [, row] = await lines('?q=hyperlink&columns=name')
    expect(row).toBe('"\'=HYPERLINK(""https://evil.example"",""Öhm"")"')
  })

  it('that somebody took along is in the log', async () => {
    await lines('?kind=vpc')
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(entry).toMatchObject({ action: 'inventory.exported', outcome: 'done', after: { filter: { kind: ['vpc'] } } })
  })

  it('without any row is a head alone; a column nobody knows is refused', async () => {
    expect(await lines('?q=no-such-thing-anywhere&columns=name,kind')).toEqual(['Name,Kind'])
    expect(await refusal('/api/resources/export?columns=password')).toEqual({ status: 400, fields: ['columns.0'] })
  })
})
